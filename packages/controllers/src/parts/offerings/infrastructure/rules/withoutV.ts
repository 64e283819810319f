/** Kubernetes writes its versions as v1.36.2, which is no semantic version. */
export function withoutV(version: string): string;
export function withoutV(version: string | undefined): string | undefined;
export function withoutV(version: string | undefined): string | undefined {
  return version?.replace(/^v(?=\d)/, '');
}
