import type { ResourceClaimStep } from '../ResourceClaimStep';
import type { ResourceClaimObservation } from '../ResourceClaimObservation';
import { holdOn } from './holdOn';
import { ourFinalizers } from '../../rules/ourFinalizers';

/**
 * The next write for a claim that is being deleted; undefined while somebody else's finalizer keeps it: whoever set that
 * is not done with the credentials, so the claim holds on to them.
 *
 * The copied Secret goes first, the Lease second, and the finalizers last: nobody can claim the resource while its
 * credentials still lie in this namespace, and a crash in between finds the claim again, since its finalizers are still
 * there. None of it needs the resource, its kind, or the operator behind it to exist.
 */
export function decideDeletion(
  observation: ResourceClaimObservation,
): ResourceClaimStep | undefined {
  const { claim, copies } = observation;
  const present = claim.metadata.finalizers ?? [];
  if (!present.some(one => ourFinalizers.includes(one))) {
    return { kind: 'nothing' };
  }
  if (present.some(one => !ourFinalizers.includes(one))) {
    return undefined;
  }
  const [copy] = copies;
  if (copy) {
    return { kind: 'deleteCopy', copy };
  }
  if (observation.leaseUnread !== undefined) {
    // It may hold one: without its finalizers nobody would give that back.
    return undefined;
  }
  const hold = holdOn(observation);
  return hold.kind === 'ours'
    ? { kind: 'releaseLease', lease: hold.lease }
    : { kind: 'removeFinalizers' };
}
