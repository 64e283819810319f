import { childName } from '@services-toolkit/claims';
import {
  apiVersionOf,
  resourceTypes,
  type ClassClaim,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { isNotFound } from '@services-toolkit/kubernetes-runtime';
import type { ControllerContext } from '../../../runtime/ControllerContext';
import { refusalOf } from '../../../runtime/refusalOf';
import { ourFinalizers } from '../rules/ourFinalizers';
import { classClaimOwner } from '../rules/owners';
import { readLive } from '../../../runtime/readLive';
import type { Expectations } from './Expectations';

/** How the creation of a ResourceClaim ended. */
export type Creation =
  | { kind: 'created'; uid: string }
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
  { client }: ControllerContext,
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
    const { metadata } = await client.create(
      resourceTypes.resourceClaims,
      desired,
    );
    return { kind: 'created', uid: metadata.uid ?? '' };
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
  client: ControllerContext['client'],
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
        {
          apiVersion: apiVersionOf(resourceTypes.classClaims),
          kind: resourceTypes.classClaims.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
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
  { client }: ControllerContext,
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
