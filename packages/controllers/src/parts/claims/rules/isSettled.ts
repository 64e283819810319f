import type { ClassClaim } from '@services-toolkit/kubernetes-api';

/** Whether the claim's look-up has succeeded (once is for good), or no longer matters. */
export function isSettled({ metadata, status }: ClassClaim): boolean {
  return (
    status?.resourceRef !== undefined ||
    metadata.deletionTimestamp !== undefined
  );
}
