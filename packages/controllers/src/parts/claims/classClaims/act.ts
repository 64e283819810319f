import { identityKey, identityOf } from '@services-toolkit/claims';
import {
  resourceTypes,
  type ClassClaim,
  type ClassClaimStatus,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { atItsVersion } from '../kinds/wholeClaim';
import { askProvisioner } from './askProvisioner';
import type { ClassClaimMemory } from './ClassClaimMemory';
import type { ClassClaimObservation, ClassClaimStep } from './types';
import {
  createResourceClaim,
  deleteResourceClaim,
  recordPlan,
  removeFinalizer,
  restoreFinalizer,
} from './writes';

const { classClaims } = resourceTypes;

/** What the steps need besides what was observed. */
export interface ClassClaimActions {
  context: ClaimsContext;
  memory: ClassClaimMemory;
  /** An instance that was picked is free again: those that were told otherwise look again. */
  onGivenBack(claim: ClassClaim): void;
}

/** Does one step; answers with what it brought, which is then decided upon, or with nothing when this run is done. */
export async function actOnClassClaim(
  actions: ClassClaimActions,
  observation: ClassClaimObservation,
  step: Exclude<ClassClaimStep, { kind: 'yield' }>,
): Promise<Partial<ClassClaimObservation> | undefined> {
  const { context, memory } = actions;
  const { client } = context;
  const { claim, progress } = observation;
  const noted = async (write: () => Promise<ClassClaim>) => {
    const written = await memory.expectations.note(claim, write);
    context.informers.classClaims.assume(written);
    return written;
  };
  switch (step.kind) {
    case 'nothing':
      return undefined;
    case 'createResourceClaim':
      return create(actions, claim, step);
    case 'deleteResourceClaim':
      // What was lost is free for nobody: its deletion wakes us, and another instance is tried.
      await deleteResourceClaim(context, step.resourceClaim);
      noteLost(memory, claim, step.resourceClaim);
      return undefined;
    case 'writeStatus':
      await noted(() => writeStatus(context, claim, step.status));
      return undefined;
    case 'resolve':
      if (step.instanceUid) {
        // Before anything is waited for, as in `create`.
        memory.assumed.take(claim.metadata.uid ?? '', step.instanceUid);
      }
      return {
        claim: await noted(() => writeStatus(context, claim, step.status)),
      };
    case 'settle':
      return {
        claim: await noted(() => writeStatus(context, claim, step.status)),
      };
    case 'recordPlan':
      return {
        claim: await noted(() => recordPlan(client, claim, step)),
        ...(progress && { progress: { ...progress, isNew: true } }),
      };
    case 'restoreFinalizer': {
      const whole = await atItsVersion(context, classClaims, claim);
      return (
        whole && { claim: await noted(() => restoreFinalizer(client, whole)) }
      );
    }
    case 'removeFinalizer': {
      const whole = await atItsVersion(context, classClaims, claim);
      if (whole) {
        await removeFinalizer(client, whole);
      }
      return undefined;
    }
    case 'plan':
    case 'provision':
    case 'remove':
      return (
        progress && {
          progress: await askProvisioner(
            context,
            memory,
            claim,
            progress,
            step.kind,
          ),
        }
      );
    default:
      throw new TypeError(`Unknown step: ${String(step)}`);
  }
}

function writeStatus(
  { client }: ClaimsContext,
  claim: ClassClaim,
  status: ClassClaimStatus,
): Promise<ClassClaim> {
  return client.update(
    classClaims,
    { ...claim, status },
    { subresource: 'status' },
  );
}

function noteLost(
  { lost }: ClassClaimMemory,
  claim: ClassClaim,
  { metadata, spec }: ResourceClaim,
): void {
  const instance = identityOf(spec.ref, metadata.namespace ?? '');
  lost.add(claim.metadata.uid ?? '', identityKey(instance));
}

async function create(
  actions: ClassClaimActions,
  claim: ClassClaim,
  { ref, instance }: Extract<ClassClaimStep, { kind: 'createResourceClaim' }>,
): Promise<Pick<ClassClaimObservation, 'refusal'> | undefined> {
  const { context, memory } = actions;
  const claimUid = claim.metadata.uid ?? '';
  if (instance) {
    // Before anything is waited for: see observeClassClaim.
    memory.assumed.take(claimUid, instance.uid);
  }
  try {
    const creation = await createResourceClaim(
      context,
      memory.expectations,
      claim,
      ref,
    );
    switch (creation.kind) {
      case 'created': {
        const { resourceClaim } = creation;
        memory.created.set(claimUid, resourceClaim.metadata.uid ?? '');
        // It is worked on at once.
        context.informers.resourceClaims.assume(resourceClaim);
        return undefined;
      }
      case 'exists':
        return undefined;
      case 'refused':
        giveBack(actions, claim);
        return { refusal: creation.message };
      case 'outdated':
        giveBack(actions, claim);
        return undefined;
      default:
        throw new TypeError(`Unknown end of a creation: ${String(creation)}`);
    }
  } catch (error) {
    giveBack(actions, claim);
    throw error;
  }
}

/** What was kept back for a claim is free for others, where it was not taken. */
export function giveBack(
  { memory, onGivenBack }: ClassClaimActions,
  claim: ClassClaim,
): void {
  if (memory.assumed.release(claim.metadata.uid ?? '')) {
    onGivenBack(claim);
  }
}
