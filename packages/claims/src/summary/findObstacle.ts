import {
  type ClaimVerdict,
  classClaimVerdicts,
  failingInstanceVerdict,
  newClassVerdict,
  replacedInstanceVerdict,
  resourceClaimVerdicts,
} from './claimVerdicts';
import {
  type ClassClaim,
  classClaimConditions,
  type Condition,
  getCondition,
  initializing,
  type ResourceClaim,
  resourceClaimConditions,
} from '@services-toolkit/kubernetes-api';
import { soundConditions } from '../diagnosis/soundConditions';
import { tellsNewClass } from './tellsNewClass';
import { tellsTrouble } from './tellsTrouble';

/** What a claim says holds it up. */
export interface ClaimObstacle {
  /** The condition that says so first. */
  condition: Condition;
  /** What its reason means; absent for a reason that nobody knows. */
  verdict?: ClaimVerdict;
}

const verdicts = {
  ClassClaim: new Map<string, ClaimVerdict>(
    Object.entries({ ...resourceClaimVerdicts, ...classClaimVerdicts }),
  ),
  ResourceClaim: new Map<string, ClaimVerdict>(
    Object.entries(resourceClaimVerdicts),
  ),
};

/** Why a claim that is not ready is not; undefined where nobody has looked at it yet. */
export function findObstacle(
  claim: ClassClaim | ResourceClaim,
): ClaimObstacle | undefined {
  const obstacles = conditionsInOrder(claim).filter(
    ({ status }) => status !== 'True',
  );
  for (const condition of obstacles) {
    const verdict = verdictOf(claim, condition);
    if (verdict) {
      return { condition, verdict };
    }
  }
  const condition = obstacles.find(
    ({ status, reason }) => status === 'False' && reason !== initializing,
  );
  return condition && { condition };
}

function verdictOf(
  claim: ClassClaim | ResourceClaim,
  { reason = '', message }: Condition,
): ClaimVerdict | undefined {
  if (reason === 'ResourceNotReady' && tellsTrouble(message)) {
    return failingInstanceVerdict;
  }
  if (reason === 'ClassNotReady' && tellsNewClass(message)) {
    return newClassVerdict;
  }
  const isSettled =
    claim.kind === 'ClassClaim' && claim.status?.resourceRef !== undefined;
  if (reason === 'ResourceAlreadyClaimed' && isSettled) {
    return replacedInstanceVerdict;
  }
  return verdicts[claim.kind].get(reason);
}

/** `Ready` first, since it sums the others up; then the others, in the order in which they come true. */
function conditionsInOrder(claim: ClassClaim | ResourceClaim): Condition[] {
  const known: readonly string[] =
    claim.kind === 'ClassClaim'
      ? classClaimConditions
      : resourceClaimConditions;
  const conditions = soundConditions(claim);
  return ['Ready', ...known.filter(type => type !== 'Ready')]
    .map(type => getCondition(conditions, type))
    .filter(condition => condition !== undefined);
}
