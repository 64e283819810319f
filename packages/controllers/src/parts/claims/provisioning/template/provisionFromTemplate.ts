import {
  builtinResourceTypes,
  resourceTypes,
  type ClassClaim,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import type { Provisioning } from '../Provisioner';
import { assembledReference } from './assembledReference';
import { assembleSecret } from './assembleSecret';
import { belongsToClaim } from './belongsToClaim';
import { describeForeign } from './describeForeign';
import { describeObject } from './describeObject';
import { makeObject } from './makeObject';
import type { ParsedBinding } from './ParsedTemplate';
import { Source } from './Source';
import type { TemplateWalk } from './TemplateWalk';

/** Makes what is missing of a claim's instance, and its binding, and says how far it is. */
export async function provisionFromTemplate(
  context: ClaimsContext,
  claim: ClassClaim,
  binding: ParsedBinding,
  walk: TemplateWalk,
): Promise<Provisioning> {
  await walk.run();
  if (walk.unrecorded.length > 0) {
    await record(context, claim, walk.unrecorded);
    // The change of the claim wakes it.
    return { kind: 'pending' };
  }
  if (walk.refusals.length > 0) {
    return { kind: 'refused', message: walk.refusals.join('. ') };
  }
  if (walk.obstacles.length > 0) {
    return notReady(walk.obstacles, walk.isFailing);
  }
  const bound =
    binding.kind === 'named'
      ? bindNamed(context, claim, binding, walk)
      : await bindAssembled(context, claim, binding, walk);
  if (bound) {
    return bound;
  }
  // Evaluating the binding is what failed, then.
  return walk.refusals.length > 0
    ? { kind: 'refused', message: walk.refusals.join('. ') }
    : notReady(walk.obstacles, walk.isFailing);
}

/** At the version that was looked at, as every write that others rest upon. */
async function record(
  { client }: ClaimsContext,
  claim: ClassClaim,
  refs: readonly ObjectReference[],
): Promise<void> {
  const { provisionedResources = [] } = claim.status ?? {};
  await client.update(
    resourceTypes.classClaims,
    {
      ...claim,
      status: {
        ...claim.status,
        provisionedResources: [...provisionedResources, ...refs],
      },
    },
    { subresource: 'status' },
  );
}

function bindNamed(
  { informers }: ClaimsContext,
  { metadata: { namespace = '' } }: ClassClaim,
  binding: Extract<ParsedBinding, { kind: 'named' }>,
  walk: TemplateWalk,
): Provisioning | undefined {
  const name = walk.attempt(() => binding.name.render(walk.scope));
  if (name === undefined) {
    return undefined;
  }
  const ref = { apiVersion: 'v1', kind: 'Secret', name, namespace };
  const secret = informers.secrets.get(objectKey({ metadata: ref }));
  walk.sources.push(new Source(ref, informers.secrets));
  const uid = secret?.metadata.uid ?? walk.uidOf(ref);
  return uid !== undefined
    ? { kind: 'ready', ref, uid }
    : notReady(
        [`It waits for ${describeObject(ref)}, which does not exist yet`],
        false,
      );
}

async function bindAssembled(
  { client, informers }: ClaimsContext,
  claim: ClassClaim,
  binding: Extract<ParsedBinding, { kind: 'assembled' }>,
  walk: TemplateWalk,
): Promise<Provisioning | undefined> {
  const ref = assembledReference(claim);
  const existing = informers.secrets.get(objectKey({ metadata: ref }));
  if (existing) {
    return belongsToClaim(existing, claim)
      ? { kind: 'ready', ref, uid: existing.metadata.uid ?? '' }
      : { kind: 'refused', message: describeForeign(existing) };
  }
  const secret = walk.attempt(() => assembleSecret(binding, claim, walk.scope));
  if (!secret) {
    return undefined;
  }
  const creation = await makeObject(
    client,
    claim,
    builtinResourceTypes.secrets,
    secret,
  );
  return creation.kind === 'made'
    ? { kind: 'ready', ref, uid: creation.object.metadata.uid ?? '' }
    : creation;
}

function notReady(
  obstacles: readonly string[],
  isFailing: boolean,
): Provisioning {
  return {
    kind: 'notReady',
    reason: 'ResourceNotReady',
    message: obstacles.join('. '),
    isFailing,
  };
}
