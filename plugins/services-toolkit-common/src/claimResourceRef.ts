import type { ClaimKey } from './api';

/**
 * What the permission framework calls a claim: `cluster/namespace/name`, each part URI-encoded, for a cluster's name
 * in the configuration may hold a slash; of a ResourceClaim `…/ResourceClaim`.
 *
 * @public
 */
export function claimResourceRef(key: ClaimKey): string {
  return [
    key.cluster,
    key.namespace,
    key.name,
    ...(key.kind === 'ResourceClaim' ? [key.kind] : []),
  ]
    .map(encodeURIComponent)
    .join('/');
}

/** The inverse of {@link claimResourceRef}; `undefined` for what it never makes. @public */
export function parseClaimResourceRef(ref: string): ClaimKey | undefined {
  const [cluster, namespace, name, kind, ...rest] = ref.split('/');
  if (!cluster || !namespace || !name || rest.length) {
    return undefined;
  }
  if (kind !== undefined && kind !== 'ResourceClaim') {
    return undefined;
  }
  try {
    return {
      cluster: decodeURIComponent(cluster),
      namespace: decodeURIComponent(namespace),
      name: decodeURIComponent(name),
      ...(kind && { kind }),
    };
  } catch {
    return undefined;
  }
}
