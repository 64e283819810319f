import {
  identityKey,
  identityOf,
  resolvedClassName,
} from '@services-toolkit/claims';
import {
  resourceTypes,
  type ClassClaim,
  type ClassClaimStatus,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  createController,
  isConflict,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import type { Upkeep } from '../provisioning/Provisioner';
import type { Provisioners } from '../provisioning/Provisioners';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { atItsVersion, wholeClaim } from '../../../tracking/wholeClaim';
import { byAge } from '../rules/byAge';
import { isSettled } from '../rules/isSettled';
import { createResourceClaim, deleteResourceClaim } from './act';
import {
  decideClassClaim,
  type ClassClaimObservation,
  type ClassClaimStep,
} from './decide';
import { FreeInstances } from './FreeInstances';
import { letGo } from './letGo';
import { LostInstances } from './LostInstances';
import type { ProvisioningProgress } from './ProvisioningProgress';
import { Expectations } from './Expectations';
import { childOf } from './childOf';
import { observeClassClaim } from './observe';
import { recordPlan, restoreFinalizer } from './recordPlan';
import { removeOrphans } from './removeOrphans';
import { AssumeCache } from './AssumeCache';
import { Turns } from './Turns';
import { wakeClassClaims } from './wake';

const { classClaims } = resourceTypes;

/** What the API server refused is tried again after this, since no watch tells when it would allow it. */
const refusedAgainMs = 10_000;

/** A claim that waits is woken by what it waits for. This is for the case that we have forgotten something. */
const safetyMs = 10 * 60_000;

/** A watch that lags behind has caught up by then, mostly. */
const givenBackMs = 100;

/** Those that have waited for longer have taken what is free by then, mostly. */
const yieldAgainMs = 200;

/** What fails, and may pass, is told after this. */
const brokenAfterMs = 3_000;

/** More steps than any run takes: a mistake of ours must not become an endless loop of writes. */
const mostSteps = 12;

/** Fulfils ClassClaims. `gate` resolves when new claims may be looked at. */
export function createClassClaimController(
  context: ControllerContext,
  provisioners: Provisioners,
  gate: () => Promise<void>,
): Controller {
  const { informers, client, events, clock, logger } = context;
  const assumed = new AssumeCache();
  const lost = new LostInstances(clock);
  const expectations = new Expectations(client, informers.classClaims);
  const memory = {
    assumed,
    gracePeriods: new GracePeriods(clock),
    provisioners,
    lost,
    free: new FreeInstances(informers),
    created: new Map<string, string>(),
    turns: new Turns(informers, assumed, clock),
  };

  const controller = createController({
    name: 'ClassClaim',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 16,
    async reconcile(key) {
      await gate();
      await removeOrphans(context, key);
      const claim = informers.classClaims.get(key);
      if (!claim) {
        return undefined;
      }
      if (childOf(context, claim)) {
        assumed.release(claim.metadata.uid ?? '');
      }
      let observation = await keep(
        await observeClassClaim(context, memory, claim),
      );
      for (let steps = 0; steps < mostSteps; steps++) {
        const step = decideClassClaim(observation, clock());
        if (step.kind === 'yield') {
          return letOthersGoFirst(claim);
        }
        memory.turns.clear(claim);
        const news = await act(observation, step);
        if ('event' in step && step.event) {
          events.event(claim, step.event);
        }
        if (!news) {
          return lookAgain(
            observation,
            lost.remainingMs(claim.metadata.uid ?? ''),
          );
        }
        observation = { ...observation, ...news };
      }
      throw new Error(`It did not come to rest after ${mostSteps} steps`);
    },
  });

  /** Does one step; answers with what it brought, which is then decided upon. */
  async function act(
    observation: ClassClaimObservation,
    step: Exclude<ClassClaimStep, { kind: 'yield' }>,
  ): Promise<Partial<ClassClaimObservation> | undefined> {
    const { claim, progress } = observation;
    switch (step.kind) {
      case 'nothing':
        return undefined;
      case 'createResourceClaim':
        return create(claim, step);
      case 'deleteResourceClaim':
        // What was lost is free for nobody: its deletion wakes us, and another instance is tried.
        await deleteResourceClaim(context, step.resourceClaim);
        noteLost(claim, step.resourceClaim);
        return undefined;
      case 'writeStatus':
        await writeStatus(claim, step.status);
        return undefined;
      case 'settle':
        return { claim: await writeStatus(claim, step.status) };
      case 'recordPlan':
        return {
          claim: await expectations.note(claim, () =>
            recordPlan(client, claim, step),
          ),
          ...(progress && { progress: { ...progress, isNew: true } }),
        };
      case 'restoreFinalizer': {
        const whole = await atItsVersion(context, classClaims, claim);
        return (
          whole && {
            claim: await expectations.note(claim, () =>
              restoreFinalizer(client, whole),
            ),
          }
        );
      }
      case 'letGo': {
        const whole = await atItsVersion(context, classClaims, claim);
        if (whole) {
          await letGo(client, whole);
        }
        return undefined;
      }
      case 'plan':
      case 'provision':
      case 'remove':
        return progress && { progress: await ask(claim, progress, step.kind) };
      default:
        throw new TypeError(`Unknown step: ${String(step)}`);
    }
  }

  function letOthersGoFirst(claim: ClassClaim): { requeueAfterMs: number } {
    memory.turns.yielded(claim);
    for (const other of memory.turns.before(claim).sort(byAge).slice(0, 16)) {
      controller.enqueue(objectKey(other));
    }
    return { requeueAfterMs: yieldAgainMs };
  }

  function noteLost(
    claim: ClassClaim,
    { metadata, spec }: ResourceClaim,
  ): void {
    const instance = identityOf(spec.ref, metadata.namespace ?? '');
    lost.add(claim.metadata.uid ?? '', identityKey(instance));
  }

  /** Hands a claim to its provisioner. */
  async function ask(
    claim: ClassClaim,
    progress: ProvisioningProgress,
    question: 'plan' | 'provision' | 'remove',
  ): Promise<ProvisioningProgress> {
    const provisioner = provisioners.named(progress.provisioner.name);
    const { parameters } = progress;
    const { uid } = claim.metadata;
    const order = parameters.kind === 'valid' ? parameters.order : undefined;
    switch (question) {
      case 'plan':
        return order
          ? attempt(
              `plan/${uid}`,
              async () => ({
                ...progress,
                plan: await provisioner.plan(
                  claim,
                  order.instanceClass,
                  order.parameters,
                ),
              }),
              (message): ProvisioningProgress => ({
                ...progress,
                provisioning: { kind: 'refused', message },
              }),
            )
          : progress;
      case 'provision':
        return attempt(
          `provision/${uid}`,
          async () => ({
            ...progress,
            provisioning: await provisioner.provision(claim, order),
          }),
          (message): ProvisioningProgress => ({
            ...progress,
            provisioning: { kind: 'refused', message },
          }),
        );
      case 'remove':
        return attempt(
          `remove/${uid}`,
          async () => ({
            ...progress,
            removal: await provisioner.remove(claim),
          }),
          (message): ProvisioningProgress => ({
            ...progress,
            removal: { kind: 'blocked', message },
          }),
        );
      default:
        throw new TypeError(`Unknown question: ${String(question)}`);
    }
  }

  /** What was put together from other Secrets follows them for as long as the claim lives. */
  async function keep(
    observation: ClassClaimObservation,
  ): Promise<ClassClaimObservation> {
    const { claim, resourceClaim, progress } = observation;
    const provisioner = provisioners.ofClaim(claim);
    const isFulfilled =
      claim.status?.resourceRef ?? resourceClaim?.status?.claimedResourceRef;
    if (
      !progress ||
      !provisioner?.keep ||
      !isFulfilled ||
      claim.metadata.deletionTimestamp !== undefined
    ) {
      return observation;
    }
    const whole = await wholeClaim(context, classClaims, claim);
    const upkeep =
      whole &&
      (await attempt(
        `keep/${claim.metadata.uid}`,
        async () => provisioner.keep?.(whole),
        (message): Upkeep => ({ kind: 'failed', message }),
      ));
    return upkeep
      ? { ...observation, progress: { ...progress, upkeep } }
      : observation;
  }

  /**
   * What throws for one claim becomes its condition when it lasts: an aggregated API that does not answer, a webhook that
   * fails, a template that makes our own code throw.
   */
  async function attempt<T>(
    what: string,
    work: () => Promise<T>,
    orElse: (message: string) => T,
  ): Promise<T> {
    try {
      const result = await work();
      memory.gracePeriods.clear(what);
      return result;
    } catch (error) {
      const passes =
        isConflict(error) || error instanceof ClusterUnreachableError;
      if (passes || !memory.gracePeriods.hasLasted(what, brokenAfterMs)) {
        throw error;
      }
      const message = error instanceof Error ? error.message : String(error);
      logger.error('What is done for a claim fails', { what, error: message });
      return orElse(message);
    }
  }

  function writeStatus(
    claim: ClassClaim,
    status: ClassClaimStatus,
  ): Promise<ClassClaim> {
    return expectations.note(claim, () =>
      client.update(
        classClaims,
        { ...claim, status },
        { subresource: 'status' },
      ),
    );
  }

  async function create(
    claim: ClassClaim,
    { ref, instance }: Extract<ClassClaimStep, { kind: 'createResourceClaim' }>,
  ): Promise<Pick<ClassClaimObservation, 'refusal'> | undefined> {
    const claimUid = claim.metadata.uid ?? '';
    if (instance) {
      // Before anything is waited for: see observeClassClaim.
      assumed.take(claimUid, instance.uid);
    }
    try {
      const creation = await createResourceClaim(
        context,
        expectations,
        claim,
        ref,
      );
      if (creation.kind === 'created') {
        memory.created.set(claimUid, creation.uid);
        return undefined;
      }
      if (creation.kind === 'exists') {
        return undefined;
      }
      giveBack(claim);
      return creation.kind === 'refused'
        ? { refusal: creation.message }
        : undefined;
    } catch (error) {
      giveBack(claim);
      throw error;
    }
  }

  function giveBack(claim: ClassClaim): void {
    if (!assumed.release(claim.metadata.uid ?? '')) {
      return;
    }
    // Those that were told that this instance is taken. Not at once: while the watch lags behind, two that give back in
    // turn would wake each other without end.
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

  informers.classClaims.subscribe(({ type, object }) => {
    expectations.seen(object);
    if (type === 'deleted' || isSettled(object)) {
      memory.created.delete(object.metadata.uid ?? '');
    }
    if (type === 'deleted') {
      expectations.forget(object);
      assumed.release(object.metadata.uid ?? '');
      memory.gracePeriods.clear(object.metadata.uid ?? '');
      memory.turns.clear(object);
      for (const what of ['plan', 'provision', 'remove', 'keep']) {
        memory.gracePeriods.clear(`${what}/${object.metadata.uid}`);
      }
      lost.clear(object.metadata.uid ?? '');
    }
    controller.enqueue(objectKey(object));
  });
  wakeClassClaims(context, controller);
  return controller;
}

/** When to look again without having been woken. */
function lookAgain(
  {
    claim,
    resourceClaim,
    childOrigin,
    instanceClass,
    pool,
    progress,
    refusal,
  }: ClassClaimObservation,
  lostForMs: number | undefined,
): { requeueAfterMs: number } | undefined {
  if (refusal !== undefined) {
    return { requeueAfterMs: refusedAgainMs };
  }
  if (progress?.removal) {
    return progress.removal.kind === 'gone'
      ? undefined
      : { requeueAfterMs: refusedAgainMs };
  }
  if (childOrigin === 'unknown') {
    return { requeueAfterMs: refusedAgainMs };
  }
  if (progress?.upkeep?.kind === 'failed') {
    return { requeueAfterMs: refusedAgainMs };
  }
  if (isSettled(claim) || resourceClaim) {
    return undefined;
  }
  if (progress) {
    return { requeueAfterMs: makingAgainMs(progress) };
  }
  if (
    instanceClass.kind === 'forbidden' ||
    instanceClass.kind === 'failed' ||
    pool.kind === 'pending'
  ) {
    return { requeueAfterMs: refusedAgainMs };
  }
  return { requeueAfterMs: lostForMs ?? safetyMs };
}

function makingAgainMs({
  authorization,
  plan,
  provisioning,
}: ProvisioningProgress): number {
  if (provisioning?.kind === 'notReady' && provisioning.lookAgainMs) {
    return provisioning.lookAgainMs;
  }
  const waits =
    (plan && 'kind' in plan) ||
    provisioning?.kind === 'pending' ||
    provisioning?.kind === 'refused';
  return waits || authorization.kind === 'denied' ? refusedAgainMs : safetyMs;
}
