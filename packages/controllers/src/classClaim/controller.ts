import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../Environment';
import { Doubts } from '../tracking/Doubts';
import { isSettled } from '../rules/isSettled';
import { createResourceClaim, deleteResourceClaim } from './act';
import {
  decideClassClaim,
  type ClassClaimObservation,
  type ClassClaimStep,
} from './decide';
import { observeClassClaim, ownResourceClaim } from './observe';
import { removeOrphans } from './removeOrphans';
import { Reservations } from './Reservations';
import { wakeClassClaims } from './wake';

/** What the API server refused is tried again after this, since no watch tells when it would allow it. */
const refusedAgainMs = 10_000;

/** A claim that waits is woken by what it waits for. This is for the case that we have forgotten something. */
const safetyMs = 10 * 60_000;

/** Fulfils ClassClaims from pools. `gate` resolves when new claims may be looked at. */
export function createClassClaimController(
  environment: Environment,
  gate: () => Promise<void>,
): Controller {
  const { informers, client, events, clock, logger } = environment;
  const reservations = new Reservations();
  const memory = { reservations, doubts: new Doubts(clock) };

  const controller = createController({
    name: 'ClassClaim',
    logger,
    ...(environment.onOutcome && { onOutcome: environment.onOutcome }),
    workers: 8,
    async reconcile(key) {
      await gate();
      await removeOrphans(environment, key);
      const claim = informers.classClaims.get(key);
      if (!claim) {
        return undefined;
      }
      if (ownResourceClaim(environment, claim)) {
        reservations.release(claim.metadata.uid ?? '');
      }
      const observation = await observeClassClaim(environment, memory, claim);
      const step = decideClassClaim(observation, clock());
      const refusal = await act(claim, step);
      if (refusal === undefined) {
        return lookAgain(observation);
      }
      await act(claim, decideClassClaim({ ...observation, refusal }, clock()));
      return { requeueAfterMs: refusedAgainMs };
    },
  });

  /** Does one step; answers with the API server's words where it refused. */
  async function act(
    claim: ClassClaim,
    step: ClassClaimStep,
  ): Promise<string | undefined> {
    switch (step.kind) {
      case 'nothing':
        return undefined;
      case 'createResourceClaim':
        return create(claim, step);
      case 'deleteResourceClaim':
        // What was lost is free for nobody: its deletion wakes us, and another instance is tried.
        await deleteResourceClaim(environment, step.resourceClaim);
        return undefined;
      case 'writeStatus':
        await client.update(
          resourceTypes.classClaims,
          { ...claim, status: step.status },
          { subresource: 'status' },
        );
        if (step.event) {
          events.event(claim, step.event);
        }
        return undefined;
      default:
        throw new TypeError(`Unknown step: ${String(step)}`);
    }
  }

  async function create(
    claim: ClassClaim,
    { ref, instance }: Extract<ClassClaimStep, { kind: 'createResourceClaim' }>,
  ): Promise<string | undefined> {
    const claimUid = claim.metadata.uid ?? '';
    if (instance) {
      // Before anything is waited for: see observeClassClaim.
      reservations.take(claimUid, instance.uid);
    }
    try {
      const creation = await createResourceClaim(environment, claim, ref);
      if (creation.kind === 'created') {
        return undefined;
      }
      giveBack(claim);
      return creation.kind === 'refused' ? creation.message : undefined;
    } catch (error) {
      giveBack(claim);
      throw error;
    }
  }

  function giveBack(claim: ClassClaim): void {
    reservations.release(claim.metadata.uid ?? '');
    // Those that were told that this instance is taken.
    const className = claim.spec.classRef?.name ?? '';
    for (const other of informers.classClaims.byIndex(
      'unsettledByClass',
      className,
    )) {
      if (other !== claim && other.status) {
        controller.enqueue(objectKey(other));
      }
    }
  }

  informers.classClaims.subscribe(({ type, object }) => {
    if (type === 'deleted') {
      reservations.release(object.metadata.uid ?? '');
      memory.doubts.clear(object.metadata.uid ?? '');
    }
    controller.enqueue(objectKey(object));
  });
  wakeClassClaims(environment, controller);
  return controller;
}

/** When to look again without having been woken. */
function lookAgain({
  claim,
  resourceClaim,
  instanceClass,
  pool,
}: ClassClaimObservation): { requeueAfterMs: number } | undefined {
  if (isSettled(claim) || resourceClaim) {
    return undefined;
  }
  if (instanceClass.kind === 'forbidden' || pool.kind === 'pending') {
    return { requeueAfterMs: refusedAgainMs };
  }
  return { requeueAfterMs: safetyMs };
}
