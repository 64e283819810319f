import {
  isReady,
  type ClassClaim,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { message, namedObject, type Message } from '../messages/Message';
import { resolvedClassName } from '../naming/resolvedClassName';
import type { ClaimSummary } from './ClaimSummary';
import { findObstacle, type ClaimObstacle } from './findObstacle';

/**
 * Says how far a claim is and who has to act, for people who need not know Kubernetes. Understands each reason that this
 * project writes, and what the original toolkit left in statuses; goes by conditions and reasons, and by no text.
 *
 * @public
 */
export function summarizeClaim(
  claim: ClassClaim | ResourceClaim,
): ClaimSummary {
  if (claim.metadata.deletionTimestamp) {
    const stuck = findObstacle(claim);
    return stuck?.condition.reason === 'UnableToDeleteClaimableInstance'
      ? describeObstacle(claim, stuck)
      : { state: 'deleting', messages: [message('releasing')], move: 'wait' };
  }
  if (isReady(claim)) {
    return { state: 'ready', messages: [readyMessage(claim)], move: 'none' };
  }
  const obstacle = findObstacle(claim);
  return obstacle
    ? describeObstacle(claim, obstacle)
    : { state: 'waiting', messages: [message('notLookedAt')], move: 'wait' };
}

function readyMessage({ status }: ClassClaim | ResourceClaim): Message {
  const name = status?.binding?.name;
  return name
    ? message('readyIn', { object: namedObject({ kind: 'Secret', name }) })
    : message('ready');
}

function describeObstacle(
  claim: ClassClaim | ResourceClaim,
  { condition, meaning }: ClaimObstacle,
): ClaimSummary {
  const { state, move, code, quotes } = meaning;
  const { namespace = '' } = claim.metadata;
  const className =
    claim.kind === 'ClassClaim' ? resolvedClassName(claim) : undefined;
  const object = wantedObject(claim);
  return {
    state,
    messages: [
      message(code, {
        ...(object && { object: namedObject(object, namespace) }),
        values: { namespace, ...(className && { className }) },
        ...(quotes && {
          quote:
            condition.message ||
            (code === 'unknownReason' ? condition.reason : undefined),
        }),
      }),
    ],
    move,
  };
}

/** What a claim holds, or would hold. */
function wantedObject(claim: ClassClaim | ResourceClaim) {
  return claim.kind === 'ClassClaim'
    ? claim.status?.resourceRef ?? claim.status?.provisionedResourceRef
    : claim.status?.claimedResourceRef ?? claim.spec.ref;
}
