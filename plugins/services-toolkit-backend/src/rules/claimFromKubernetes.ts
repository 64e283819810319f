import {
  claimReference,
  resolvedClassName,
  summarizeClaim,
} from '@services-toolkit/claims';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type {
  Claim,
  ClaimSelection,
  ClaimWithManifest,
  PrunedParameter,
  RunsOn,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { requesterOf } from './requesterOf';

/**
 * What the API shows of a claim. Neither of them ever holds a Secret's data, only its name.
 *
 * @param known - what the portal knows of it: its entity's name as the model has it, for which entity it was made, and the
 * other cluster that its instance is on
 */
export function claimFromKubernetes(
  cluster: string,
  claim: ClassClaim | ResourceClaim,
  {
    entityName,
    entityRef,
    runsOn,
  }: { entityName: string; entityRef?: string; runsOn?: RunsOn },
): Claim {
  const { kind, metadata, status } = claim;
  const name = metadata.name ?? '';
  const namespace = metadata.namespace ?? '';
  const { state, messages, move } = summarizeClaim(claim);
  return withoutUndefined({
    kind,
    cluster,
    namespace,
    name,
    entityName,
    ...(claim.kind === 'ClassClaim'
      ? {
          class: resolvedClassName(claim),
          classSelector: claim.spec.classSelector,
          resourceRef: claim.status?.resourceRef,
        }
      : {
          wantedRef: claim.spec.ref,
          resourceRef: claim.status?.claimedResourceRef,
        }),
    entityRef,
    createdAt: metadata.creationTimestamp,
    state,
    messages,
    move,
    conditions: status?.conditions ?? [],
    bindingName: status?.binding?.name,
    runsOn,
    requestedBy: requesterOf(claim),
    reference: claimReference(claim),
  });
}

/**
 * {@link claimFromKubernetes} for one claim alone.
 *
 * @param signalKey - by what signals name it; none for a claim that is not stored
 * @param selection - what a claim by need would get, where it is only tried
 * @param prunedParameters - of a claim that nobody has looked at yet; else its status tells them
 */
export function claimWithManifest(
  cluster: string,
  claim: ClassClaim | ResourceClaim,
  options: {
    entityName: string;
    entityRef?: string;
    runsOn?: RunsOn;
    signalKey?: string;
    prunedParameters?: readonly PrunedParameter[];
    selection?: ClaimSelection;
  },
): ClaimWithManifest {
  const { signalKey, selection } = options;
  const pruned =
    options.prunedParameters ??
    (claim.kind === 'ClassClaim' ? claim.status?.prunedParameters : undefined);
  return {
    ...claimFromKubernetes(cluster, claim, options),
    ...(signalKey && { signalKey }),
    ...(selection && { selection }),
    ...(pruned?.length && { prunedParameters: [...pruned] }),
    manifest: manifestOf(claim),
  };
}

/** The object as a person would write it into a file: managedFields are the API server's book-keeping. */
function manifestOf(
  claim: ClassClaim | ResourceClaim,
): Record<string, unknown> {
  const { managedFields: _, ...metadata } = claim.metadata;
  return { ...claim, metadata };
}

function withoutUndefined<T extends object>(value: T): T {
  const copy = { ...value };
  for (const key of Object.keys(copy) as (keyof T)[]) {
    if (copy[key] === undefined) {
      delete copy[key];
    }
  }
  return copy;
}
