import {
  groupOf,
  isSecret,
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  builtinResourceTypes,
  type ClassClaim,
  type KubernetesObject,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { found, type ReadResult } from '../../../../runtime/ReadResult';
import { controllerOf } from '../../../../runtime/controllerOf';
import { readLive } from '../../../../runtime/readLive';
import { readWatch } from '../../../../runtime/readWatch';
import type { ProvisionOrder, Provisioning } from '../Provisioner';
import type { CompositeMemory } from './CompositeMemory';
import { createComposite } from './createComposite';
import { describeCompositeRule } from './describeCompositeRule';
import { claimUser } from './followUsers';
import { keyOfObject } from './keyOfObject';
import { judgeComposite } from './judgeComposite';
import { newComposite } from './newComposite';

/** Creates the XR that `ref` names where it is missing, and says how far it is; whatever changes that wakes the claim. */
export async function provisionComposite(
  context: ClaimsContext,
  memory: CompositeMemory,
  claim: ClassClaim,
  ref: ObjectReference,
  order: ProvisionOrder | undefined,
): Promise<Provisioning> {
  const group = groupOf(ref.apiVersion);
  const reading = await memory.definitions.byKind(group, ref.kind);
  if (reading.kind === 'pending' || reading.kind === 'failed') {
    return { kind: 'pending' };
  }
  if (reading.kind !== 'found') {
    return stuck(
      `The CompositeResourceDefinition of ${ref.kind} (${group}) is gone, or may not be read, so nobody knows how far "${ref.name}" is. The service operator has to bring it back`,
    );
  }
  const definition = reading.value;
  const xr = await findComposite(
    context,
    memory,
    claim,
    ref,
    definition,
    order,
  );
  if (xr.kind !== 'found') {
    return xr;
  }
  const judgement = judgeComposite(xr.value, definition.scope, claim);
  if (judgement.kind === 'credentials') {
    return takeCredentials(context, memory, claim, xr.value, judgement.ref);
  }
  return judgement.kind === 'notReady'
    ? memory.troubles.addTo(judgement, xr.value, definition.scope)
    : judgement;
}

/** Looks for the XR, and creates it if it is not there and may be made. */
async function findComposite(
  context: ClaimsContext,
  { kinds, objects, gracePeriods }: CompositeMemory,
  claim: ClassClaim,
  ref: ObjectReference,
  definition: CompositeDefinition,
  order: ProvisionOrder | undefined,
): Promise<
  Extract<ReadResult<CompositeResource>, { kind: 'found' }> | Provisioning
> {
  const { type } = definition;
  const claimKey = objectKey(claim);
  const namespace = type.namespaced ? claim.metadata.namespace ?? '' : '';
  objects.track(claimKey, [
    keyOfObject({ metadata: { name: ref.name, namespace } }, type),
  ]);
  const informer = kinds.follow(claimUser(claimKey), type);
  const watch = readWatch(informer);
  const { uid = '' } = claim.metadata;
  if (watch.kind === 'forbidden') {
    const { state } = informer;
    const wasRead = state.kind === 'failing' && state.lastSynced !== undefined;
    if (wasRead && !gracePeriods.hasLasted(uid)) {
      return { kind: 'pending' };
    }
    return {
      kind: 'refused',
      message: `the controllers may not read ${type.plural}.${
        type.group
      }. ${describeCompositeRule(type)}`,
    };
  }
  if (watch.kind !== 'found') {
    // Its first list is on its way; or Crossplane has defined the kind, and the API server does not know it yet.
    return { kind: 'pending' };
  }
  gracePeriods.clear(uid);
  const cached = informer.get(
    namespace ? `${namespace}/${ref.name}` : ref.name,
  );
  if (cached) {
    return { kind: 'found', value: cached };
  }
  const choice = order?.instanceClass.spec.provisioner?.crossplane;
  if (order && choice?.compositeResourceDefinition === definition.name) {
    return createComposite(
      context,
      claim,
      type,
      newComposite(claim, ref, definition, choice, order.parameters),
    );
  }
  const live = await readLive<CompositeResource>(context.client, type, {
    name: ref.name,
    ...(namespace && { namespace }),
  });
  return live.kind === 'found'
    ? live
    : stuck(
        `${ref.kind} "${ref.name}" does not exist, and is not made again, since the class is gone, not ready, or makes something else by now. Delete the claim and create it again, or have the service operator restore the class`,
      );
}

/** Hands the credentials over once they are there, and are the XR's. */
async function takeCredentials(
  { client, informers }: ClaimsContext,
  { objects }: CompositeMemory,
  claim: ClassClaim,
  xr: CompositeResource,
  ref: ObjectReference,
): Promise<Provisioning> {
  if (!isSecret({ group: groupOf(ref.apiVersion), kind: ref.kind })) {
    // The XR itself, which has a binding.
    return { kind: 'ready', ref, uid: xr.metadata.uid ?? '' };
  }
  const { name, namespace = '' } = ref;
  objects.track(objectKey(claim), [
    keyOfObject(xr, { group: groupOf(xr.apiVersion), kind: xr.kind }),
    keyOfObject(
      { metadata: { name, namespace } },
      builtinResourceTypes.secrets,
    ),
  ]);
  const cached = informers.secrets.get(`${namespace}/${name}`);
  const secret: ReadResult<KubernetesObject> = cached
    ? found(cached)
    : await readLive(client, builtinResourceTypes.secrets, { name, namespace });
  if (secret.kind !== 'found') {
    return waits(
      `${xr.kind} "${xr.metadata.name}" is ready, but the Secret "${name}" in namespace "${namespace}" with its credentials is not there. Crossplane makes it; if it stays away, the author of the composition has to see to it`,
    );
  }
  return controllerOf(secret.value.metadata)?.uid === xr.metadata.uid
    ? { kind: 'ready', ref, uid: secret.value.metadata.uid ?? '' }
    : stuck(
        `${xr.kind} "${xr.metadata.name}" is ready, but the Secret "${name}" in namespace "${namespace}" is not its own: it was there before. Delete or rename that Secret, and Crossplane makes its own`,
      );
}

function stuck(message: string): Provisioning {
  return {
    kind: 'notReady',
    reason: 'ResourceNotReady',
    message,
    isFailing: true,
  };
}

function waits(message: string): Provisioning {
  return {
    kind: 'notReady',
    reason: 'ResourceNotReady',
    message,
    isFailing: false,
  };
}
