import { resolvedClassName } from '@services-toolkit/claims';
import {
  resourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { found, pending, type ReadResult } from '../../../runtime/ReadResult';
import type { PoliciesOf } from '../rules/chooseInstance';
import { isSettled } from '../rules/isSettled';
import { readLive } from '../../../runtime/readLive';
import { wholeClaim } from '../kinds/wholeClaim';
import { isPlanned } from '../provisioning/originOf';
import { childOf, originOfChild } from './childOf';
import type { ClassClaimObservation } from './types';
import { firstRefusal } from './Gate';
import type { ClassClaimMemory } from './ClassClaimMemory';
import {
  observeProvisioning,
  settledProvisioning,
} from './observeProvisioning';
import { hasFree, policiesOf, readPool } from './observePool';
import { observeGuarantees } from './selection/observeGuarantees';
import { observeSelection } from './observeSelection';
import { unresolvedSelector } from './selection/unresolvedSelector';

const none: PoliciesOf = () => [];

/**
 * Reads all that decides about a claim. Nothing is waited for once the pool has been read: between that and the
 * reservation of an instance no other worker can get in.
 */
export async function observeClassClaim(
  context: ClaimsContext,
  memory: ClassClaimMemory,
  claim: ClassClaim,
): Promise<ClassClaimObservation> {
  const guarantees = observeGuarantees(context.informers, claim);
  const observation = await observeLookup(context, memory, claim);
  return guarantees ? { ...observation, guarantees } : observation;
}

async function observeLookup(
  context: ClaimsContext,
  memory: ClassClaimMemory,
  claim: ClassClaim,
): Promise<ClassClaimObservation> {
  const child = childOf(context, claim);
  const resourceClaim = child && memory.assumedStatuses.of(child);
  const own = memory.provisioners.ofClaim(claim);
  if (isSettled(claim) || resourceClaim) {
    const childOrigin =
      resourceClaim && !isSettled(claim)
        ? await originOfChild(
            context,
            memory.created,
            claim,
            resourceClaim,
            own,
          )
        : undefined;
    return {
      claim,
      resourceClaim,
      ...(childOrigin && { childOrigin }),
      instanceClass: pending,
      pool: pending,
      policies: none,
      ...(own && { progress: settledProvisioning(own) }),
      refusal: undefined,
    };
  }
  if (unresolvedSelector(claim)) {
    return {
      ...{ claim, resourceClaim, instanceClass: pending, pool: pending },
      ...{ policies: none, refusal: undefined },
      selection: await observeSelection(context, memory, claim),
    };
  }
  // What was begun goes on with the class that it was begun with.
  const className = resolvedClassName(claim) ?? '';
  const instanceClass = await readClass(context, className);
  const provisioner =
    (isPlanned(claim) ? own : undefined) ??
    (instanceClass.kind === 'found'
      ? memory.provisioners.ofClass(instanceClass.value)
      : undefined);
  if (provisioner) {
    const whole = await wholeClaim(context, resourceTypes.classClaims, claim);
    if (!whole) {
      // Its end is about to be told by the watch.
      return {
        ...{ claim, resourceClaim, instanceClass: pending, pool: pending },
        ...{ policies: none, refusal: undefined },
      };
    }
    const progress = observeProvisioning(provisioner, whole, instanceClass);
    const closed =
      // Once something was made, nobody is asked again.
      instanceClass.kind === 'found' &&
      progress.parameters.kind !== 'noClass' &&
      !isPlanned(whole)
        ? await firstRefusal(memory.gates, whole, instanceClass.value)
        : undefined;
    return {
      claim: whole,
      resourceClaim,
      instanceClass,
      pool: pending,
      policies: none,
      progress,
      ...(closed && { closed }),
      refusal: undefined,
    };
  }
  const closed =
    instanceClass.kind === 'found'
      ? await firstRefusal(memory.gates, claim, instanceClass.value)
      : undefined;
  const pool = readPool(context, memory, claim, instanceClass, className);
  const lostForMs = memory.lost.remainingMs(claim.metadata.uid ?? '');
  return {
    claim,
    resourceClaim,
    instanceClass,
    pool,
    policies: policiesOf(context),
    ...(closed && { closed }),
    ...(lostForMs !== undefined && { lostForMs }),
    ahead:
      pool.kind === 'found' && hasFree(pool.value)
        ? memory.turns.aheadOf(claim, className)
        : [],
    refusal: undefined,
  };
}

async function readClass(
  { informers, client }: ClaimsContext,
  name: string,
): Promise<ReadResult<ClusterInstanceClass>> {
  const cached = informers.classes.get(name);
  if (cached) {
    return found(cached);
  }
  try {
    // A class that was applied together with its claims may be on its way to the cache.
    return await readLive<ClusterInstanceClass>(
      client,
      resourceTypes.clusterInstanceClasses,
      { name },
    );
  } catch (error) {
    if (error instanceof KubernetesApiError) {
      return { kind: 'failed', message: error.message };
    }
    throw error;
  }
}
