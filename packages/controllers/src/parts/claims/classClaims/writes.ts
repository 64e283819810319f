import { childName } from '@services-toolkit/claims';
import {
  finalizers,
  resourceTypes,
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import { controllerReference } from '../../../runtime/controllerReference';
import { refusalOf } from '../../../runtime/refusalOf';
import { ourFinalizers } from '../rules/ourFinalizers';
import { classClaimOwner } from '../rules/owners';
import { readLive } from '../../../runtime/readLive';
import { hasProvisionFinalizer } from '../provisioning/originOf';
import type { Expectations } from './Expectations';
import type { ClassClaimStep } from './types';

/** How the creation of a ResourceClaim ended. */
export type Creation =
  | { kind: 'created'; resourceClaim: ResourceClaim }
  /** Its ResourceClaim exists already: a watch is about to tell. */
  | { kind: 'exists' }
  /** The claim is another by now: a watch is about to tell. */
  | { kind: 'outdated' }
  | { kind: 'refused'; message: string };

/**
 * Creates the ResourceClaim of a claim. From an old copy of it a claim that has found its instance would look for another
 * one: where the copy may be old, the API server is asked for the claim first.
 */
export async function createResourceClaim(
  { client }: ClaimsContext,
  expectations: Expectations,
  claim: ClassClaim,
  ref: ObjectReference,
): Promise<Creation> {
  const { namespace = '', uid } = claim.metadata;
  if (!(await expectations.areIn(claim)) && !(await isCurrent(client, claim))) {
    return { kind: 'outdated' };
  }
  const desired = newResourceClaim(claim, ref);
  try {
    expectations.mistrust(claim);
    const created = await client.create(resourceTypes.resourceClaims, desired);
    return { kind: 'created', resourceClaim: created };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    if (refusal.reason !== 'AlreadyExists') {
      return { kind: 'refused', message: refusal.message };
    }
    const other = await readLive<ResourceClaim>(
      client,
      resourceTypes.resourceClaims,
      {
        name: desired.metadata.name ?? '',
        namespace,
      },
    );
    if (other.kind === 'absent') {
      // It is gone again: no watch will tell anything of it, so that this is tried again.
      throw error;
    }
    return other.kind === 'found' && classClaimOwner(other.value)?.uid !== uid
      ? {
          kind: 'refused',
          message: `there is a resourceclaims.services.apps.tanzu.vmware.com "${desired.metadata.name}" that is not this claim's. Delete or rename it`,
        }
      : { kind: 'exists' };
  }
}

async function isCurrent(
  client: ClaimsContext['client'],
  { metadata }: ClassClaim,
): Promise<boolean> {
  const { name = '', namespace = '' } = metadata;
  try {
    const current = await client.get<ClassClaim>(resourceTypes.classClaims, {
      name,
      namespace,
    });
    return (
      current.metadata.uid === metadata.uid &&
      current.metadata.resourceVersion === metadata.resourceVersion
    );
  } catch (error) {
    if (isNotFound(error)) {
      return false;
    }
    throw error;
  }
}

function newResourceClaim(
  claim: ClassClaim,
  ref: ObjectReference,
): ResourceClaim {
  const { name = '', namespace = '', uid = '' } = claim.metadata;
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ResourceClaim',
    metadata: {
      name: childName({ name, uid }),
      namespace,
      // From the start, which saves the write that would add them before the Lease.
      finalizers: [...ourFinalizers],
      ownerReferences: [
        controllerReference(resourceTypes.classClaims, claim.metadata),
      ],
    },
    spec: { ref },
  };
}

/**
 * Deletes a ResourceClaim that was looked at just now: at its resourceVersion, since it might have got its Lease in
 * between, or have been given away by its owner's `--cascade=orphan`.
 */
export async function deleteResourceClaim(
  { client }: ClaimsContext,
  { metadata }: ResourceClaim,
): Promise<void> {
  const { name = '', namespace = '', uid, resourceVersion } = metadata;
  try {
    await client.delete(
      resourceTypes.resourceClaims,
      { name, namespace },
      { ...(uid && { uid }), ...(resourceVersion && { resourceVersion }) },
    );
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}

/**
 * Writes to a claim what its deletion will need, at the version that was looked at: the finalizer and the annotation,
 * then the status. A crash in between leaves a claim that is planned anew.
 */
export async function recordPlan(
  client: Pick<KubernetesClient, 'patch' | 'update'>,
  claim: ClassClaim,
  {
    annotation,
    origin,
    status,
  }: Extract<ClassClaimStep, { kind: 'recordPlan' }>,
): Promise<ClassClaim> {
  const isMarked =
    hasProvisionFinalizer(claim) &&
    claim.metadata.annotations?.[annotation] === origin;
  const marked = isMarked
    ? claim
    : await mark(client, claim, { annotations: { [annotation]: origin } });
  return client.update(
    resourceTypes.classClaims,
    { ...marked, status },
    { subresource: 'status' },
  );
}

/** What was made for a claim goes with it, also if somebody has removed the finalizer that sees to it. */
export async function restoreFinalizer(
  client: Pick<KubernetesClient, 'patch'>,
  claim: ClassClaim,
): Promise<ClassClaim> {
  return mark(client, claim, {});
}

function mark(
  client: Pick<KubernetesClient, 'patch'>,
  { metadata }: ClassClaim,
  more: { annotations?: Record<string, string> },
): Promise<ClassClaim> {
  const { name = '', namespace = '', resourceVersion } = metadata;
  const others = (metadata.finalizers ?? []).filter(
    one => one !== finalizers.classClaimProvision,
  );
  return client.patch<ClassClaim>(
    resourceTypes.classClaims,
    { name, namespace },
    {
      metadata: {
        resourceVersion,
        finalizers: [...others, finalizers.classClaimProvision],
        ...more,
      },
    },
    { type: 'merge' },
  );
}

/** Removes the finalizer from a claim, at the version that was looked at: somebody might have made its instance since. */
export async function removeFinalizer(
  client: Pick<KubernetesClient, 'patch'>,
  { metadata }: ClassClaim,
): Promise<void> {
  const { name = '', namespace = '', resourceVersion, uid } = metadata;
  try {
    await client.patch(
      resourceTypes.classClaims,
      { name, namespace },
      {
        metadata: {
          uid,
          resourceVersion,
          finalizers: (metadata.finalizers ?? []).filter(
            one => one !== finalizers.classClaimProvision,
          ),
        },
      },
      { type: 'merge' },
    );
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}

/**
 * Deletes ResourceClaims whose ClassClaim (by UID) is gone, so that instances become free at once. The garbage
 * collector would do it too, yet it may take half a minute to notice that our kinds exist, and stops where
 * discovery is broken.
 */
export async function removeOrphans(
  context: ClaimsContext,
  claimKey: string,
): Promise<void> {
  const { informers, client } = context;
  const known = informers.classClaims.get(claimKey)?.metadata.uid;
  const orphans = informers.resourceClaims
    .byIndex('ownerName', claimKey)
    .filter(
      orphan =>
        classClaimOwner(orphan)?.uid !== known &&
        orphan.metadata.deletionTimestamp === undefined,
    );
  const [namespace = '', name = ''] = claimKey.split('/');
  for (const orphan of orphans) {
    // A ResourceClaim may get here before the claim that it belongs to: only the API server knows that that is gone.
    const owner = await readLive<ClassClaim>(
      client,
      resourceTypes.classClaims,
      {
        namespace,
        name,
      },
    );
    const gone =
      owner.kind === 'absent' ||
      (owner.kind === 'found' &&
        owner.value.metadata.uid !== classClaimOwner(orphan)?.uid);
    if (gone) {
      await deleteResourceClaim(context, orphan);
    }
  }
}
