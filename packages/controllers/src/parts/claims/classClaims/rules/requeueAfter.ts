import { refusedAgainMs } from '../../../../runtime/refusalOf';
import { isSettled } from '../../rules/isSettled';
import type { ClassClaimObservation, ClassClaimStep } from '../types';
import type { Selection } from '../observeSelection';
import { unresolvedSelector } from '../selection/unresolvedSelector';
import type { ProvisioningProgress } from '../ProvisioningProgress';

/** A claim that waits is woken by what it waits for. This is for the case that we have forgotten something. */
const safetyMs = 10 * 60_000;

/** Those that have waited for longer have taken what is free by then, mostly. */
const yieldAgainMs = 200;

/** When to look at a claim again without having been woken. */
export function requeueAfter(
  observation: ClassClaimObservation,
  step: ClassClaimStep,
): number | undefined {
  const { claim, resourceClaim, childOrigin, progress, refusal } = observation;
  if (step.kind === 'yield') {
    return yieldAgainMs;
  }
  if (refusal !== undefined) {
    return refusedAgainMs;
  }
  if (progress?.removal) {
    return progress.removal.kind === 'gone' ? undefined : refusedAgainMs;
  }
  if (childOrigin === 'unknown' || progress?.upkeep?.kind === 'failed') {
    return refusedAgainMs;
  }
  if (isSettled(claim) || resourceClaim) {
    return undefined;
  }
  if (observation.closed) {
    return refusedAgainMs;
  }
  if (observation.selection && unresolvedSelector(claim)) {
    return ofSelection(observation.selection);
  }
  return progress ? ofProgress(progress) : ofPool(observation);
}

/** Nothing tells when somebody is given the right to claim. */
function ofSelection(selection: Selection): number {
  return selection.kind === 'pending' ||
    (selection.kind === 'none' && selection.isDenied)
    ? refusedAgainMs
    : safetyMs;
}

function ofPool({
  instanceClass,
  pool,
  lostForMs,
}: ClassClaimObservation): number {
  return instanceClass.kind === 'forbidden' ||
    instanceClass.kind === 'failed' ||
    pool.kind === 'pending'
    ? refusedAgainMs
    : lostForMs ?? safetyMs;
}

function ofProgress({ plan, provisioning }: ProvisioningProgress): number {
  if (provisioning?.kind === 'notReady' && provisioning.lookAgainMs) {
    return provisioning.lookAgainMs;
  }
  const waits =
    (plan && 'kind' in plan) ||
    provisioning?.kind === 'pending' ||
    provisioning?.kind === 'refused';
  return waits ? refusedAgainMs : safetyMs;
}
