import {
  crossplaneResourceTypes,
  groupOf,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  getCondition,
  type ClassClaim,
  type KubernetesObject,
  type ObjectReference,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isKindNotServed,
  isNotFound,
  objectKey,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { refusalOf } from '../../../../runtime/refusalOf';
import { readLive } from '../../../../runtime/readLive';
import { resolveServedKind } from '../../../../runtime/resolveServedKind';
import type { Removal } from '../Provisioner';
import { belongsTo } from './belongsTo';
import type { CompositeMemory } from './CompositeMemory';
import { describeCompositeRule } from './describeCompositeRule';
import { claimUser } from './followUsers';
import { keyOfObject } from './keyOfObject';

const { compositeResourceDefinitions } = crossplaneResourceTypes;

/**
 * Deletes the XR that the claim's status names, if that says that it is the claim's. What it is composed of goes after it, by owner
 * references. What has the name and is somebody else's means that the claim's own is gone, or was never made.
 */
export async function removeComposite(
  context: ClaimsContext,
  memory: CompositeMemory,
  claim: ClassClaim,
  ref: ObjectReference,
): Promise<Removal> {
  const type = await resolveServedKind(
    context.client,
    groupOf(ref.apiVersion),
    ref.kind,
  );
  if (!type) {
    return removalOfUnserved(context, ref);
  }
  try {
    return await removeServed(context, memory, claim, ref, type);
  } catch (error) {
    // What discovery says may be half a minute old.
    if (isKindNotServed(error)) {
      return removalOfUnserved(context, ref);
    }
    throw error;
  }
}

async function removeServed(
  context: ClaimsContext,
  memory: CompositeMemory,
  claim: ClassClaim,
  ref: ObjectReference,
  type: ResourceType,
): Promise<Removal> {
  const { client } = context;
  const { group } = type;
  const namespace = type.namespaced ? ref.namespace ?? '' : '';
  if (type.namespaced && namespace === '') {
    // The kind was cluster-scoped when the XR was made: objects do not outlive such a change.
    return { kind: 'gone' };
  }
  follow(memory, claim, ref, type, namespace);
  const place = { name: ref.name, ...(namespace && { namespace }) };
  const xr = await readLive<CompositeResource>(client, type, place);
  const { uid = '' } = claim.metadata;
  if (xr.kind === 'forbidden') {
    if (!memory.gracePeriods.hasLasted(uid)) {
      return {
        kind: 'underWay',
        message: 'The API server does not let the controllers look at it yet',
      };
    }
    return {
      kind: 'blocked',
      message: `the controllers may not read ${
        type.plural
      }.${group}. ${describeCompositeRule(type)}`,
    };
  }
  memory.gracePeriods.clear(uid);
  if (xr.kind !== 'found' || !belongsTo(xr.value, claim)) {
    return { kind: 'gone' };
  }
  if (xr.value.metadata.deletionTimestamp !== undefined) {
    return removalUnderWay(context, xr.value);
  }
  try {
    await client.delete(type, place, {
      ...(xr.value.metadata.uid && { uid: xr.value.metadata.uid }),
    });
  } catch (error) {
    if (isNotFound(error)) {
      return { kind: 'gone' };
    }
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return {
      kind: 'blocked',
      message: `the API server refuses it: ${refusal.message}${
        refusal.reason === 'Forbidden'
          ? `. If the controllers lack the right: ${describeCompositeRule(
              type,
            )}`
          : ''
      }`,
    };
  }
  return {
    kind: 'underWay',
    message: 'Crossplane takes down what it is composed of',
  };
}

/** Its end wakes the claim. */
function follow(
  { kinds, objects }: CompositeMemory,
  claim: ClassClaim,
  ref: ObjectReference,
  type: ResourceType,
  namespace: string,
): void {
  const claimKey = objectKey(claim);
  objects.track(claimKey, [
    keyOfObject({ metadata: { name: ref.name, namespace } }, type),
  ]);
  kinds.follow(claimUser(claimKey), type);
}

/** A kind that is not served has no objects, unless it is not served just now. */
async function removalOfUnserved(
  { client, informers }: ClaimsContext,
  ref: ObjectReference,
): Promise<Removal> {
  const { customResourceDefinitions } = builtinResourceTypes;
  const group = groupOf(ref.apiVersion);
  for (const { metadata } of informers.customResourceDefinitions.byIndex(
    'group',
    group,
  )) {
    const definition = await readLive<
      KubernetesObject & { spec?: { names?: { kind?: string } } }
    >(client, customResourceDefinitions, { name: metadata.name ?? '' });
    if (
      definition.kind === 'found' &&
      definition.value.spec?.names?.kind === ref.kind
    ) {
      return {
        kind: 'blocked',
        message: `${ref.kind} (${group}) is not served at the moment, though its CustomResourceDefinition "${metadata.name}" exists. The service operator has to see why`,
      };
    }
  }
  return { kind: 'gone' };
}

/** What keeps an XR that is being deleted. Nobody but Crossplane takes Crossplane's finalizer away. */
function removalUnderWay(
  { informers }: ClaimsContext,
  xr: CompositeResource,
): Removal {
  const finalizers = (xr.metadata.finalizers ?? []).join(', ');
  const { group, plural } = compositeResourceDefinitions;
  const crossplane = informers.customResourceDefinitions.get(
    `${plural}.${group}`,
  );
  if (!crossplane && finalizers) {
    return {
      kind: 'blocked',
      message: `it is kept by its finalizers (${finalizers}), and Crossplane, which would remove them, is no longer installed. Install it again, or see to what the instance is composed of and remove the finalizers`,
    };
  }
  const synced = getCondition(xr.status?.conditions, 'Synced');
  const words =
    synced?.status === 'False' && synced.message
      ? ` Crossplane says: ${synced.message}.`
      : '';
  return {
    kind: 'underWay',
    message: `It is kept by its finalizers (${
      finalizers || 'none any more'
    }).${words} If it stays so, the service operator has to see whether Crossplane is running`,
  };
}
