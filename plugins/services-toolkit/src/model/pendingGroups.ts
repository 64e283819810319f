import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { getCondition, initializing } from '@services-toolkit/kubernetes-api';

/** Claims that the same thing would fulfil. */
export interface PendingGroup {
  cluster: string;
  class?: string;
  /** Why they are not ready; `undefined` where no condition says why. */
  reason?: string;
  /** Whether each of them has more to say than the reason: what is made for it, and its settings, are its own. */
  eachItsOwn: boolean;
  /** The oldest first. */
  claims: readonly [Claim, ...Claim[]];
}

/** Needs, settings, and what was made for a claim, are its own: of no two claims is the same to be said. */
const ownReasons: ReadonlySet<string> = new Set([
  'NoMatchingClass',
  'ReasonParametersInvalid',
  'ResourceNotReady',
  'ResourceReadyUnsupported',
  'UnableToCreateClaimableInstance',
  'UnableToDeleteClaimableInstance',
]);

/** Pending claims by what would fulfil them: the groups whose oldest claim has waited longest come first. */
export function pendingGroups(claims: readonly Claim[]): PendingGroup[] {
  const groups = new Map<string, PendingGroup>();
  const oldestFirst = [...claims].sort((a, b) =>
    (a.createdAt ?? '') < (b.createdAt ?? '') ? -1 : 1,
  );
  for (const claim of oldestFirst) {
    const { cluster, class: className } = claim;
    const reason = whyPending(claim);
    const key = JSON.stringify([cluster, className, reason]);
    const known = groups.get(key);
    groups.set(key, {
      cluster,
      ...(className && { class: className }),
      ...(reason && { reason }),
      eachItsOwn: reason === undefined || ownReasons.has(reason),
      claims: known ? [...known.claims, claim] : [claim],
    });
  }
  return [...groups.values()];
}

/** `Ready` sums up what the other conditions say. */
function whyPending({ state, conditions }: Claim): string | undefined {
  if (state === 'deleting') {
    return 'deleting';
  }
  const ready = getCondition(conditions, 'Ready');
  return [ready, ...conditions].find(
    condition =>
      condition?.status === 'False' && condition.reason !== initializing,
  )?.reason;
}
