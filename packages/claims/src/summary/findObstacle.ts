import {
  classClaimConditions,
  getCondition,
  initializing,
  resourceClaimConditions,
  type ClassClaim,
  type Condition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { soundConditions } from '../diagnosis/soundConditions';
import {
  classClaimVerdicts,
  failingInstanceVerdict,
  newClassVerdict,
  replacedInstanceVerdict,
  resourceClaimVerdicts,
  type ClaimVerdict,
} from './claimVerdicts';

/** What a claim says holds it up. */
export interface ClaimObstacle {
  /** The condition that says so first. */
  condition: Condition;
  /** What its reason means. */
  verdict: ClaimVerdict;
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
  const conditions = soundConditions(claim);
  const obstacles = conditionsInOrder(claim, conditions).filter(
    ({ status }) => status !== 'True',
  );
  const progress = {
    stalled: getCondition(conditions, 'Stalled')?.status === 'True',
    reconciling: getCondition(conditions, 'Reconciling')?.status === 'True',
  };
  for (const condition of obstacles) {
    const verdict = verdictOf(claim, condition, progress);
    if (verdict) {
      return { condition, verdict };
    }
  }
  const condition = obstacles.find(
    ({ status, reason }) => status === 'False' && reason !== initializing,
  );
  return condition && { condition, verdict: unknownVerdict(progress) };
}

interface Progress {
  stalled: boolean;
  reconciling: boolean;
}

/** Statuses of the original and of older versions say neither; then the reason alone decides. */
function verdictOf(
  claim: ClassClaim | ResourceClaim,
  { reason = '' }: Condition,
  { stalled, reconciling }: Progress,
): ClaimVerdict | undefined {
  if (reason === 'ResourceNotReady' && stalled) {
    return failingInstanceVerdict;
  }
  if (reason === 'ClassNotReady' && reconciling) {
    return newClassVerdict;
  }
  const isSettled =
    claim.kind === 'ClassClaim' && claim.status?.resourceRef !== undefined;
  if (reason === 'ResourceAlreadyClaimed' && isSettled) {
    return replacedInstanceVerdict;
  }
  return verdicts[claim.kind].get(reason);
}

/** Of a reason that a later version may write. */
function unknownVerdict({ stalled }: Progress): ClaimVerdict {
  return {
    state: stalled ? 'failed' : 'waiting',
    move: 'operator',
    code: 'unknownReason',
    quotes: true,
  };
}

/** `Ready` first, since it sums the others up; then the others, in the order in which they come true. */
function conditionsInOrder(
  claim: ClassClaim | ResourceClaim,
  conditions: readonly Condition[],
): Condition[] {
  const known: readonly string[] =
    claim.kind === 'ClassClaim'
      ? classClaimConditions
      : resourceClaimConditions;
  return ['Ready', ...known.filter(type => type !== 'Ready')]
    .map(type => getCondition(conditions, type))
    .filter(condition => condition !== undefined);
}
