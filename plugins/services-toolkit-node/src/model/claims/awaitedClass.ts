import { resolvedClassName } from '@services-toolkit/claims';
import { getCondition } from '@services-toolkit/kubernetes-api';
import type { ClassClaimReason } from '@services-toolkit/kubernetes-api';
import type { AnyClaim } from './KnownClaim';

const noneFree: ClassClaimReason = 'NoClaimableInstances';

/** The class of which a claim waits for a free instance, if it does. */
export function awaitedClass(claim: AnyClaim): string | undefined {
  if (claim.kind !== 'ClassClaim' || claim.metadata?.deletionTimestamp) {
    return undefined;
  }
  const conditions: unknown = claim.status?.conditions;
  const created = Array.isArray(conditions)
    ? getCondition(conditions.filter(Boolean), 'ResourceClaimCreated')
    : undefined;
  return created?.status === 'False' && created.reason === noneFree
    ? resolvedClassName(claim)
    : undefined;
}
