import { resolvedClassName } from '@services-toolkit/claims';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
  type InformerEvent,
} from '@services-toolkit/kubernetes-runtime';
import { requeueOf, type Decision } from '../../../runtime/Decision';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { AccessReviewCache } from '../authorization/AccessReviewCache';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import type { Provisioners } from '../provisioning/Provisioners';
import type { AssumedStatuses } from '../rules/AssumedStatuses';
import { byAge } from '../rules/byAge';
import { isSettled } from '../rules/isSettled';
import { actOnClassClaim, giveBack, type ClassClaimActions } from './act';
import { forgetFailures, keepCredentials } from './askProvisioner';
import { AssumeCache } from './AssumeCache';
import { authorizationGate } from './authorizationGate';
import { childOf } from './childOf';
import { decideClassClaim } from './decide';
import { Expectations } from './Expectations';
import { FreeInstances } from './FreeInstances';
import { LostInstances } from './LostInstances';
import { wakeSelectors } from './selection/wakeSelectors';
import { WaitingSelectors } from './selection/WaitingSelectors';
import type { ClassClaimMemory } from './ClassClaimMemory';
import { observeClassClaim } from './observe';
import { Turns } from './Turns';
import type { ClassClaimStep } from './types';
import { wakeClassClaims } from './wake';
import { removeOrphans } from './writes';

/** A watch that lags behind has caught up by then, mostly. */
const givenBackMs = 100;

/** More steps than any run takes: a mistake of ours must not become an endless loop of writes. */
const mostSteps = 12;

/** Of those that have waited for longer, so many are woken to take what is free. */
const mostWoken = 16;

/** Fulfils ClassClaims. `adopted` resolves when new claims may be looked at. */
export function createClassClaimController(
  context: ClaimsContext,
  provisioners: Provisioners,
  adopted: () => Promise<void>,
  assumedStatuses: AssumedStatuses,
): Controller {
  const { informers, logger } = context;
  const memory = newMemory(context, provisioners, assumedStatuses);
  const controller: Controller = createController({
    name: 'ClassClaim',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 16,
    async reconcile(key) {
      await adopted();
      await removeOrphans(context, key);
      const claim = informers.classClaims.get(key);
      if (!claim) {
        return undefined;
      }
      if (childOf(context, claim)) {
        memory.assumed.release(claim.metadata.uid ?? '');
      }
      const actions: ClassClaimActions = {
        context,
        memory,
        onGivenBack: one => wakeOthers(context, controller, one),
      };
      const decision = await runSteps(actions, claim);
      if (decision.step.kind === 'yield') {
        memory.turns.yielded(claim);
        for (const other of memory.turns
          .before(claim, decision.step.className)
          .sort(byAge)
          .slice(0, mostWoken)) {
          controller.enqueue(objectKey(other));
        }
      }
      return requeueOf(decision);
    },
  });
  // Before claims are known: what there is of offerings concerns nobody then.
  wakeSelectors(context, memory.selectors, controller);
  informers.classClaims.subscribe(event => {
    remember(memory, event);
    controller.enqueue(objectKey(event.object));
  });
  wakeClassClaims(context, memory.selectors, controller);
  return controller;
}

function newMemory(
  { informers, client, clock }: ClaimsContext,
  provisioners: Provisioners,
  assumedStatuses: AssumedStatuses,
): ClassClaimMemory {
  const assumed = new AssumeCache();
  const selectors = new WaitingSelectors(informers);
  return {
    assumed,
    assumedStatuses,
    provisioners,
    gracePeriods: new GracePeriods(clock),
    lost: new LostInstances(clock),
    free: new FreeInstances(informers),
    created: new Map(),
    turns: new Turns(informers, assumed, selectors, clock),
    selectors,
    accessReviews: new AccessReviewCache(client, clock),
    expectations: new Expectations(client, informers.classClaims),
    gates: [authorizationGate(client)],
  };
}

/** Observes, and then decides and acts until a decision leaves nothing to do: that one is the answer. */
async function runSteps(
  actions: ClassClaimActions,
  claim: ClassClaim,
): Promise<Decision<ClassClaimStep>> {
  const { context, memory } = actions;
  const observe = async (one: ClassClaim) =>
    keepCredentials(
      context,
      memory,
      await observeClassClaim(context, memory, one),
    );
  let observation = await observe(claim);
  let isTaken = true;
  try {
    for (let steps = 0; steps < mostSteps; steps++) {
      const decision = decideClassClaim(observation, context.clock());
      const { step } = decision;
      if (isTakenByAnother(memory, claim, step)) {
        observation = await observe(observation.claim);
        continue;
      }
      isTaken &&= step.kind !== 'resolve';
      isTaken ||= step.kind === 'createResourceClaim';
      if (step.kind === 'yield') {
        return decision;
      }
      memory.turns.clear(claim);
      const news = await actOnClassClaim(actions, observation, step);
      if ('event' in step && step.event) {
        context.events.event(claim, step.event);
      }
      if (!news) {
        return decision;
      }
      observation = { ...observation, ...news };
      if (step.kind === 'resolve') {
        // What is known by now is about offerings, and not about the class.
        observation = await observe(observation.claim);
      }
    }
  } finally {
    if (!isTaken) {
      // An instance may have been kept back for the claim, which gets it in another run, or not at all.
      giveBack(actions, observation.claim);
    }
  }
  throw new Error(`It did not come to rest after ${mostSteps} steps`);
}

/** Claims that are looked at in the same moment may all have chosen the instance that the first of them picks. */
function isTakenByAnother(
  { assumed }: ClassClaimMemory,
  { metadata: { uid = '' } }: ClassClaim,
  step: ClassClaimStep,
): boolean {
  switch (step.kind) {
    case 'createResourceClaim':
      return step.instance ? assumed.isTaken(step.instance.uid, uid) : false;
    case 'resolve':
      return step.instanceUid ? assumed.isTaken(step.instanceUid, uid) : false;
    default:
      return false;
  }
}

/**
 * Wakes those that were told that this instance is taken. Not at once: while the watch lags behind, two that give back in
 * turn would wake each other without end.
 */
function wakeOthers(
  { informers }: ClaimsContext,
  controller: Controller,
  claim: ClassClaim,
): void {
  const className = resolvedClassName(claim) ?? '';
  for (const other of informers.classClaims.byIndex(
    'unsettledByClass',
    className,
  )) {
    if (other !== claim && other.status) {
      controller.enqueueAfter(objectKey(other), givenBackMs);
    }
  }
}

/** What a watch shows of a claim needs not be remembered. */
function remember(
  memory: ClassClaimMemory,
  { type, object }: InformerEvent<ClassClaim>,
): void {
  const { uid = '' } = object.metadata;
  memory.expectations.seen(object);
  memory.selectors.note(object);
  if (type === 'deleted' || isSettled(object)) {
    memory.created.delete(uid);
  }
  if (type === 'deleted') {
    memory.expectations.forget(object);
    memory.selectors.forget(object);
    memory.assumed.release(uid);
    memory.gracePeriods.clear(uid);
    memory.turns.clear(object);
    forgetFailures(memory.gracePeriods, object);
    memory.lost.clear(uid);
  }
}
