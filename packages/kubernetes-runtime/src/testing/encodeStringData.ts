import type { KubernetesObject } from '@services-toolkit/kubernetes-api';

/** What the API server does with a Secret's `stringData`: it is written into `data`, and never read back. */
export function encodeStringData(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'Secret' || !('stringData' in object)) {
    return object;
  }
  const {
    stringData,
    ...rest
  }: KubernetesObject & {
    data?: Record<string, string>;
    stringData?: unknown;
  } = object;
  const encoded = Object.entries(stringData ?? {}).map(([key, value]) => [
    key,
    Buffer.from(String(value)).toString('base64'),
  ]);
  const data = { ...rest.data, ...Object.fromEntries(encoded) };
  return Object.assign(rest, { data });
}
