import type { ClassClaim } from '@services-toolkit/kubernetes-api';

/** The offering whose promises a claim rests upon; undefined where it asked for none, or is not resolved yet. */
export function promisedBy({ spec, status }: ClassClaim): string | undefined {
  const { capabilities = [], guarantees = [] } = spec.classSelector ?? {};
  return capabilities.length + guarantees.length > 0
    ? status?.classRef?.offering
    : undefined;
}
