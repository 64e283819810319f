import {
  judgePlans,
  type JudgedPlan,
  type Lack,
} from '@services-toolkit/offerings';
import {
  resourceTypes,
  type ClassClaim,
  type ClassClaimStatus,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { found } from '../../../runtime/ReadResult';
import { definitionName } from '../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { chooseInstance } from '../rules/chooseInstance';
import { authorize, type ReviewAccess } from './authorize';
import type { ClassClaimMemory } from './ClassClaimMemory';
import { policiesOf, readPool } from './observePool';
import { describeUnreadable } from './rules/describeUnreadable';
import { matchClass } from './rules/matchClass';

/** What a claim by need can have. */
export type Selection =
  /** The first plan that has all of it; of a pool the instance that is kept back for the claim. */
  | {
      kind: 'chosen';
      classRef: NonNullable<ClassClaimStatus['classRef']>;
      instanceUid?: string;
    }
  /** No plan. `isDenied`: one has all of it, and the requester may not claim from its class. */
  | { kind: 'none'; plans: readonly JudgedPlan[]; isDenied: boolean }
  /** What is free is for claims that have waited for longer. */
  | { kind: 'othersTurn'; className: string }
  /** A watch is about to tell what there is. */
  | { kind: 'pending' }
  /** This cluster does not have the kind. */
  | { kind: 'notServed' };

type Memory = Pick<
  ClassClaimMemory,
  | 'accessReviews'
  | 'assumed'
  | 'free'
  | 'gracePeriods'
  | 'lost'
  | 'selectors'
  | 'turns'
>;

/** What is found out about a plan that has all that is asked for. */
type Answer =
  | { kind: 'made' }
  | { kind: 'pool'; instanceClass: ClusterInstanceClass }
  | { kind: 'lacks'; lack: Lack }
  | { kind: 'pending' };

/**
 * Looks for the plan that a claim by need gets: in the operators' order the first that has all that is asked for, whose class
 * is ready, which the requester may claim from, and of which there is one. As with a class that is named, nothing is waited
 * for once pools are read: who may claim is asked before.
 */
export async function observeSelection(
  context: ClaimsContext,
  memory: Memory,
  claim: ClassClaim,
): Promise<Selection> {
  const { spec } = claim;
  if (!isServed(context) || !spec.classSelector) {
    return { kind: 'notServed' };
  }
  const { selectors } = memory;
  const { candidates, closest } = selectors.offeringsFor(spec.classSelector);
  const judge = (offering: (typeof candidates)[number]) =>
    judgePlans(spec.classSelector ?? {}, offering, selectors.labelsOfClass);
  const plans = candidates.flatMap(judge);
  const answers = await askInOrder(context, memory, claim, plans);
  const choice = chooseInOrder(context, memory, claim, answers);
  if (choice.kind !== 'none') {
    return choice;
  }
  return {
    kind: 'none',
    plans: [...choice.plans, ...closest.flatMap(judge)],
    isDenied: choice.plans.some(({ lacks }) =>
      lacks.some(({ kind }) => kind === 'notAllowed'),
    ),
  };
}

function isServed({ informers }: ClaimsContext): boolean {
  return (
    informers.customResourceDefinitions.get(
      definitionName(resourceTypes.clusterServiceOfferings),
    ) !== undefined
  );
}

/** Up to the first plan that something is made for: those that come behind it are not needed. */
async function askInOrder(
  { informers }: ClaimsContext,
  { accessReviews }: Memory,
  claim: ClassClaim,
  plans: readonly JudgedPlan[],
): Promise<[JudgedPlan, Answer][]> {
  const answers: [JudgedPlan, Answer][] = [];
  for (const judged of plans) {
    const answer = await ask(
      (person, access) => accessReviews.review(person, access),
      claim,
      judged,
      informers.classes.get(judged.plan.classRef.name),
    );
    answers.push([judged, answer]);
    if (answer.kind === 'made') {
      break;
    }
  }
  return answers;
}

async function ask(
  review: ReviewAccess,
  claim: ClassClaim,
  { plan, lacks: [lack] }: JudgedPlan,
  instanceClass: ClusterInstanceClass | undefined,
): Promise<Answer> {
  if (lack || !instanceClass) {
    return { kind: 'lacks', lack: lack ?? { kind: 'notReady' } };
  }
  const match = matchClass(claim, found(instanceClass), plan.classRef.name);
  if (match.kind === 'pending') {
    return { kind: 'pending' };
  }
  if (match.kind === 'unmatched') {
    return {
      kind: 'lacks',
      lack: { kind: 'notReady', message: match.message },
    };
  }
  if (!instanceClass.spec.provisioner) {
    return { kind: 'pool', instanceClass };
  }
  const { kind } = await authorize(review, claim, instanceClass);
  return kind === 'allowed'
    ? { kind: 'made' }
    : { kind: 'lacks', lack: { kind: 'notAllowed' } };
}

function chooseInOrder(
  context: ClaimsContext,
  memory: Memory,
  claim: ClassClaim,
  answers: readonly [JudgedPlan, Answer][],
): Selection {
  const plans: JudgedPlan[] = [];
  let othersTurn: string | undefined;
  for (const [judged, answer] of answers) {
    const { offering, plan } = judged;
    const classRef = {
      name: plan.classRef.name,
      offering: offering.metadata.name ?? '',
      plan: plan.name,
    };
    if (answer.kind === 'made') {
      return { kind: 'chosen', classRef };
    }
    if (answer.kind === 'pending') {
      return { kind: 'pending' };
    }
    const offer =
      answer.kind === 'pool'
        ? lookIntoPool(context, memory, claim, answer.instanceClass)
        : answer;
    switch (offer.kind) {
      case 'chosen':
        return { kind: 'chosen', classRef, instanceUid: offer.instanceUid };
      case 'pending':
        return offer;
      case 'othersTurn':
        othersTurn ??= classRef.name;
        break;
      case 'lacks':
        plans.push({
          ...judged,
          lacks: judged.lacks.length > 0 ? judged.lacks : [offer.lack],
        });
        break;
      default:
        throw new TypeError(`Unknown offer: ${String(offer)}`);
    }
  }
  return othersTurn === undefined
    ? { kind: 'none', plans, isDenied: false }
    : { kind: 'othersTurn', className: othersTurn };
}

function lookIntoPool(
  context: ClaimsContext,
  memory: Memory,
  claim: ClassClaim,
  instanceClass: ClusterInstanceClass,
):
  | { kind: 'chosen'; instanceUid: string }
  | { kind: 'pending' }
  | { kind: 'othersTurn' }
  | { kind: 'lacks'; lack: Lack } {
  const { name = '' } = instanceClass.metadata;
  const pool = readPool(context, memory, claim, found(instanceClass), name);
  if (pool.kind === 'pending') {
    return pool;
  }
  if (pool.kind !== 'found') {
    const message = describeUnreadable(pool);
    return { kind: 'lacks', lack: { kind: 'notReady', message } };
  }
  const { uid = '', namespace = '' } = claim.metadata;
  const choice = chooseInstance(
    { uid, namespace },
    pool.value,
    policiesOf(context),
    memory.turns.aheadOf(claim, name),
  );
  switch (choice.kind) {
    case 'chosen':
      return { kind: 'chosen', instanceUid: choice.resource.uid };
    case 'othersTurn':
      return { kind: 'othersTurn' };
    default:
      return { kind: 'lacks', lack: { kind: 'noneFree' } };
  }
}
