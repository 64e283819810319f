import type { ClaimSummary } from './ClaimSummary';
import {
  type ClaimVerdict,
  type ClaimWords,
  classClaimVerdicts,
  resourceClaimVerdicts,
} from './claimVerdicts';
import type { Condition } from './Condition';
import {
  classClaimConditions,
  resourceClaimConditions,
} from './conditionTypes';
import type { ClassClaim } from './generated/ClassClaim';
import type { ResourceClaim } from './generated/ResourceClaim';
import { getCondition } from './getCondition';
import { isReady } from './isReady';
import { initializing } from './reasons';

const verdicts = {
  ClassClaim: new Map<string, ClaimVerdict>(
    Object.entries({ ...resourceClaimVerdicts, ...classClaimVerdicts }),
  ),
  ResourceClaim: new Map<string, ClaimVerdict>(
    Object.entries(resourceClaimVerdicts),
  ),
};

/**
 * Says how far a claim is and whose move it is, in words for people who need not know Kubernetes. Understands each
 * reason that this project writes, and what the original toolkit left in statuses.
 */
export function summarizeClaim(
  claim: ClassClaim | ResourceClaim,
): ClaimSummary {
  const words = claimWords(claim);
  if (claim.metadata.deletionTimestamp) {
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
  const obstacles = conditionsInOrder(claim).filter(
    ({ status }) => status !== 'True',
  );
  for (const condition of obstacles) {
    const verdict = verdicts[claim.kind].get(condition.reason ?? '');
    if (verdict) {
      return render(verdict, {
        ...words,
        detail: asSentence(condition.message),
      });
    }
  }
  const unknown = obstacles.find(
    ({ status, reason }) => status === 'False' && reason !== initializing,
  );
  return unknown
    ? unknownObstacle(unknown, words)
    : {
        state: 'waiting',
        sentence: `${words.claim} has been made, and waits to be looked at. If it still says so after a minute, tell the platform team: the controllers of Services Toolkit may not be running.`,
        move: 'wait',
      };
}

/** `Ready` first, since it sums the others up; then the others, in the order in which they come true. */
function conditionsInOrder(claim: ClassClaim | ResourceClaim): Condition[] {
  const known: readonly string[] =
    claim.kind === 'ClassClaim'
      ? classClaimConditions
      : resourceClaimConditions;
  return ['Ready', ...known.filter(type => type !== 'Ready')]
    .map(type => getCondition(claim.status?.conditions, type))
    .filter(condition => condition !== undefined);
}

function claimWords(claim: ClassClaim | ResourceClaim): ClaimWords {
  const { name = '', namespace = '' } = claim.metadata;
  const isClassClaim = claim.kind === 'ClassClaim';
  const className = isClassClaim ? claim.spec.classRef?.name : undefined;
  const reference = isClassClaim
    ? claim.status?.resourceRef
    : claim.status?.claimedResourceRef ?? claim.spec.ref;
  const where =
    reference?.namespace && reference.namespace !== namespace
      ? ` in the namespace "${reference.namespace}"`
      : '';
  return {
    claim: className
      ? `The claim "${name}" on the class "${className}"`
      : `The claim "${name}"`,
    resource: reference
      ? `the ${reference.kind} "${reference.name}"${where}`
      : 'the instance that it found',
    namespace: `"${namespace}"`,
    detail: '',
  };
}

function readySentence(
  claim: ClassClaim | ResourceClaim,
  words: ClaimWords,
): string {
  const secret = claim.status?.binding?.name;
  return secret
    ? `${words.claim} is ready: the credentials are in the Secret "${secret}" in the namespace ${words.namespace}.`
    : `${words.claim} is ready.`;
}

function unknownObstacle(
  condition: Condition,
  words: ClaimWords,
): ClaimSummary {
  const why = asSentence(condition.message || condition.reason);
  return {
    state: 'waiting',
    sentence:
      `${words.claim} is not ready, for a reason that this portal does not know. Ask the platform team. ${why}`.trim(),
    move: 'operator',
  };
}

function render(verdict: ClaimVerdict, words: ClaimWords): ClaimSummary {
  return {
    state: verdict.state,
    sentence: verdict.sentence(words).trim(),
    move: verdict.move,
  };
}

/** A condition's message as it can stand after a sentence of ours. */
function asSentence(message: string | undefined): string {
  const text = message?.trim() ?? '';
  if (text === '') {
    return '';
  }
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
