import { groupOf } from '@services-toolkit/claims';
import {
  type ClassClaim,
  type KubernetesObject,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isNotFound,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { describeProvisionerRule } from './describeProvisionerRule';
import { refusalOf } from '../../../../runtime/refusalOf';
import {
  mayBeServedSoon,
  resolveServedKind,
} from '../../../../runtime/resolveServedKind';
import type { Removal } from '../Provisioner';
import { assembledReference } from './assembledReference';
import { belongsToClaim } from './belongsToClaim';
import { describeObject } from './describeObject';
import { provisionedReferences } from './provisionedReferences';
import type { TemplateKinds } from './TemplateKinds';

/**
 * Deletes what was made for a claim, the last first: one thing has to be gone before that which it rests upon goes. It goes
 * by the claim's status alone, so the template may have changed, or be gone.
 */
export async function removeProvisioned(
  context: ClaimsContext,
  kinds: TemplateKinds,
  claim: ClassClaim,
): Promise<Removal> {
  const refs = [...provisionedReferences(claim), assembledReference(claim)];
  for (const ref of refs.reverse()) {
    const removal = await removeOne(context, kinds, claim, ref);
    if (removal.kind !== 'gone') {
      return removal;
    }
  }
  return { kind: 'gone' };
}

async function removeOne(
  context: ClaimsContext,
  kinds: TemplateKinds,
  claim: ClassClaim,
  ref: ObjectReference,
): Promise<Removal> {
  const { client } = context;
  const group = groupOf(ref.apiVersion);
  const type = await resolveServedKind(client, group, ref.kind);
  if (!type) {
    // A kind that is not served has no objects, unless it is not served just now.
    return mayBeServedSoon(context, group)
      ? {
          kind: 'underWay',
          message: `${describeObject(
            ref,
          )}: its kind is not served at the moment, though there is a CustomResourceDefinition of "${group}"`,
        }
      : { kind: 'gone' };
  }
  const key: ObjectKey = {
    name: ref.name,
    ...(type.namespaced && { namespace: ref.namespace ?? '' }),
  };
  // Its end wakes the claim.
  kinds.made(type);
  const look = async (): Promise<KubernetesObject | undefined> => {
    try {
      const object = await client.get(type, key, { metadataOnly: true });
      // What has the name and is somebody else's means that the claim's own is gone, or was never made.
      return belongsToClaim(object, claim) ? object : undefined;
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  };
  try {
    const object = await look();
    if (!object) {
      return { kind: 'gone' };
    }
    const { uid, deletionTimestamp } = object.metadata;
    if (deletionTimestamp === undefined) {
      await client.delete(type, key, { ...(uid && { uid }) });
    }
    const rest = await look();
    return rest?.metadata.uid === uid && rest
      ? { kind: 'underWay', message: describeRest(ref, rest) }
      : { kind: 'gone' };
  } catch (error) {
    if (isNotFound(error)) {
      return { kind: 'gone' };
    }
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    const missing = isForbidden(error)
      ? `. If the controllers lack the right: ${describeProvisionerRule(
          type,
          'make',
        )}`
      : '';
    return {
      kind: 'blocked',
      message: `the API server refuses to delete ${describeObject(ref)}: ${
        refusal.message
      }${missing}`,
    };
  }
}

function describeRest(ref: ObjectReference, object: KubernetesObject): string {
  const finalizers = object.metadata.finalizers?.join(', ');
  return finalizers
    ? `${describeObject(
        ref,
      )} is kept by its finalizers (${finalizers}). If it stays so, the service operator has to see whether what removes them is running`
    : `${describeObject(ref)} is being deleted`;
}
