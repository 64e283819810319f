import { asSentence } from '../english/asSentence';
import type { ClaimSummary } from './ClaimSummary';
import type { ClaimWords } from './claimVerdicts';
import { claimWords } from './claimWords';
import { findObstacle, type ClaimObstacle } from './findObstacle';
import {
  type ClassClaim,
  isReady,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { isUid } from '../naming/isUid';

/**
 * Says how far a claim is and whose move it is, in words for people who need not know Kubernetes. Understands each
 * reason that this project writes, and what the original toolkit left in statuses.
 *
 * @public
 */
export function summarizeClaim(
  claim: ClassClaim | ResourceClaim,
): ClaimSummary {
  const words = claimWords(claim);
  if (claim.metadata.deletionTimestamp) {
    const stuck = findObstacle(claim);
    if (stuck?.condition.reason === 'UnableToDeleteClaimableInstance') {
      return describeObstacle(stuck, words);
    }
    return {
      state: 'deleting',
      sentence: `${words.claim} is being deleted. What it holds is given back, or deleted with it, and then it is gone.`,
      move: 'wait',
    };
  }
  if (isReady(claim)) {
    return {
      state: 'ready',
      sentence: readySentence(claim, words),
      move: 'none',
    };
  }
  const obstacle = findObstacle(claim);
  return obstacle
    ? describeObstacle(obstacle, words)
    : {
        state: 'waiting',
        sentence: `${words.claim} has been made, and waits to be looked at. If it still says so after a minute, tell the platform team: the controllers of Services Toolkit may not be running.`,
        move: 'wait',
      };
}

function readySentence(
  claim: ClassClaim | ResourceClaim,
  words: ClaimWords,
): string {
  const secret = claim.status?.binding?.name;
  if (!secret) {
    return `${words.claim} is ready.`;
  }
  // Crossplane's connection Secrets are named by UIDs, which tell people nothing.
  const which = isUid(secret) ? 'a Secret' : `the Secret "${secret}"`;
  return `${words.claim} is ready: the credentials are in ${which} in the namespace ${words.namespace}.`;
}

function describeObstacle(
  { condition, verdict }: ClaimObstacle,
  words: ClaimWords,
): ClaimSummary {
  if (!verdict) {
    const why = asSentence(condition.message || condition.reason);
    return {
      state: 'waiting',
      sentence:
        `${words.claim} is not ready, for a reason that this portal does not know. Ask the platform team. ${why}`.trim(),
      move: 'operator',
    };
  }
  return {
    state: verdict.state,
    sentence: verdict
      .sentence({ ...words, detail: asSentence(condition.message) })
      .trim(),
    move: verdict.move,
  };
}
