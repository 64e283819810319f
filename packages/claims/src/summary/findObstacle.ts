import {
  classClaimConditions,
  getCondition,
  initializing,
  resourceClaimConditions,
  type ClassClaim,
  type Condition,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { sanitizeConditions } from '../diagnosis/sanitizeConditions';
import {
  classClaimMeanings,
  failingInstanceMeaning,
  newClassMeaning,
  replacedInstanceMeaning,
  resourceClaimMeanings,
  type ReasonMeaning,
} from './reasonMeanings';

/** What a claim says holds it up. */
export interface ClaimObstacle {
  /** The condition that says so first. */
  condition: Condition;
  /** What its reason means. */
  meaning: ReasonMeaning;
}

const meanings = {
  ClassClaim: new Map<string, ReasonMeaning>(
    Object.entries({ ...resourceClaimMeanings, ...classClaimMeanings }),
  ),
  ResourceClaim: new Map<string, ReasonMeaning>(
    Object.entries(resourceClaimMeanings),
  ),
};

/** Why a claim that is not ready is not; undefined where nobody has looked at it yet. */
export function findObstacle(
  claim: ClassClaim | ResourceClaim,
): ClaimObstacle | undefined {
  const conditions = sanitizeConditions(claim);
  const obstacles = conditionsInOrder(claim, conditions).filter(
    ({ status }) => status !== 'True',
  );
  const progress = {
    stalled: getCondition(conditions, 'Stalled')?.status === 'True',
    reconciling: getCondition(conditions, 'Reconciling')?.status === 'True',
  };
  for (const condition of obstacles) {
    const meaning = meaningOf(claim, condition, progress);
    if (meaning) {
      return { condition, meaning };
    }
  }
  const condition = obstacles.find(
    ({ status, reason }) => status === 'False' && reason !== initializing,
  );
  return condition && { condition, meaning: unknownMeaning(progress) };
}

interface Progress {
  stalled: boolean;
  reconciling: boolean;
}

/** Statuses of the original and of older versions say neither; then the reason alone decides. */
function meaningOf(
  claim: ClassClaim | ResourceClaim,
  { reason = '' }: Condition,
  { stalled, reconciling }: Progress,
): ReasonMeaning | undefined {
  if (reason === 'ResourceNotReady' && stalled) {
    return failingInstanceMeaning;
  }
  if (reason === 'ClassNotReady' && reconciling) {
    return newClassMeaning;
  }
  const isSettled =
    claim.kind === 'ClassClaim' && claim.status?.resourceRef !== undefined;
  if (reason === 'ResourceAlreadyClaimed' && isSettled) {
    return replacedInstanceMeaning;
  }
  return meanings[claim.kind].get(reason);
}

/** Of a reason that a later version may write. */
function unknownMeaning({ stalled }: Progress): ReasonMeaning {
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
