import { isDeepStrictEqual } from 'node:util';
import {
  builtinResourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { isNotFound } from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { refusalOf } from '../../../../runtime/refusalOf';
import type { Upkeep } from '../Provisioner';
import { assembledReference } from './assembledReference';
import { assembleSecret, type AssembledSecret } from './assembleSecret';
import { belongsToClaim } from './belongsToClaim';
import { describeForeign } from './describeForeign';
import { makeObject, templateFieldManager } from './makeObject';
import type { ParsedBinding } from './ParsedTemplate';
import type { TemplateWalk } from './TemplateWalk';

type Client = ClaimsContext['client'];

const { secrets } = builtinResourceTypes;

/**
 * Makes the Secret that was put together equal to what it is put together from, and makes it again where it is gone: its sources
 * are still there. Where something of them is missing or not ready at the moment, a Secret that is there stays as it is.
 */
export async function keepAssembled(
  { client }: ClaimsContext,
  claim: ClassClaim,
  binding: Extract<ParsedBinding, { kind: 'assembled' }>,
  walk: TemplateWalk,
): Promise<Upkeep> {
  await walk.run();
  const canTell = walk.refusals.length === 0 && walk.obstacles.length === 0;
  const desired = canTell
    ? walk.attempt(() => assembleSecret(binding, claim, walk.scope))
    : undefined;
  const current = await read(client, claim);
  if (current && !belongsToClaim(current, claim)) {
    return { kind: 'failed', message: describeForeign(current) };
  }
  if (!desired) {
    const why = [...walk.refusals, ...walk.obstacles].join('. ');
    return current
      ? kept(current)
      : {
          kind: 'failed',
          message: `it is gone, and cannot be put together again: ${why}. The service operator has to see to that`,
        };
  }
  if (!current) {
    return make(client, claim, desired);
  }
  const isSameType = (current.type ?? 'Opaque') === (desired.type ?? 'Opaque');
  if (isSameType && isDeepStrictEqual(current.data ?? {}, desired.data)) {
    return kept(current);
  }
  try {
    if (isSameType && !current.immutable) {
      // At the version that was looked at.
      return kept(
        await client.update<AssembledSecret>(
          secrets,
          { ...current, data: desired.data ?? {} },
          { fieldManager: templateFieldManager },
        ),
      );
    }
    // Neither a Secret's type can be changed nor anything of an immutable one: ours is made again.
    const { uid, resourceVersion } = current.metadata;
    await client.delete(secrets, assembledReference(claim), {
      ...(uid && { uid }),
      ...(resourceVersion && { resourceVersion }),
    });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    return { kind: 'failed', message: refusal.message };
  }
  return make(client, claim, desired);
}

async function make(
  client: Client,
  claim: ClassClaim,
  desired: AssembledSecret,
): Promise<Upkeep> {
  const creation = await makeObject(client, claim, secrets, desired);
  return creation.kind === 'made'
    ? kept(creation.object)
    : { kind: 'failed', message: creation.message };
}

function kept({ metadata }: Pick<AssembledSecret, 'metadata'>): Upkeep {
  return { kind: 'kept', ...(metadata.uid && { uid: metadata.uid }) };
}

async function read(
  client: Client,
  claim: ClassClaim,
): Promise<AssembledSecret | undefined> {
  try {
    return await client.get<AssembledSecret>(
      secrets,
      assembledReference(claim),
    );
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}
