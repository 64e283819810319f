import {
  labels,
  type ClassClaim,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';

/** API servers of one cluster may differ that much in what time it is. */
const clockErrorMs = 10_000;

/**
 * Whether an object says that it was made for a claim: the one half of the check before it is used or deleted. The other is
 * the claim's status, which names what is made for it and which only controllers can write. Whoever may label an object,
 * and not delete it, could still make it say so: but not that it is younger than the claim, since the API server sets that.
 */
export function belongsToClaim(
  { metadata }: Pick<KubernetesObject, 'metadata'>,
  claim: ClassClaim,
): boolean {
  const made = Date.parse(metadata.creationTimestamp ?? '');
  const claimed = Date.parse(claim.metadata.creationTimestamp ?? '');
  return (
    metadata.labels?.[labels.classClaimUid] === claim.metadata.uid &&
    made >= claimed - clockErrorMs
  );
}
