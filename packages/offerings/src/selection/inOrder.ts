import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';

/** The operator's order: higher priority first, then by name. @public */
export function inOrder(
  offerings: readonly ClusterServiceOffering[],
): ClusterServiceOffering[] {
  return [...offerings].sort(
    (a, b) =>
      (b.spec.priority ?? 0) - (a.spec.priority ?? 0) ||
      ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1),
  );
}
