import { isDeepStrictEqual } from 'node:util';
import {
  builtinResourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { isNotFound } from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../../Environment';
import { assembledReference } from './assembledReference';
import { assembleSecret, type AssembledSecret } from './assembleSecret';
import { belongsToClaim } from './belongsToClaim';
import { templateFieldManager } from './makeObject';
import type { ParsedBinding } from './ParsedTemplate';
import type { TemplateWalk } from './TemplateWalk';

/**
 * Makes the Secret that was put together equal to what it is put together from. Where something of that is missing or not
 * ready at the moment, it stays as it is. One that is gone is not made again: it would be another one, and the claim says so.
 */
export async function keepAssembled(
  { client }: Environment,
  claim: ClassClaim,
  binding: Extract<ParsedBinding, { kind: 'assembled' }>,
  walk: TemplateWalk,
): Promise<void> {
  await walk.run();
  if (walk.refusals.length > 0 || walk.obstacles.length > 0) {
    return;
  }
  const wished = walk.attempt(() => assembleSecret(binding, claim, walk.scope));
  const { secrets } = builtinResourceTypes;
  const current = await client
    .get<AssembledSecret>(secrets, assembledReference(claim))
    .catch(error => {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    });
  if (
    !wished ||
    !current ||
    !belongsToClaim(current, claim) ||
    isDeepStrictEqual(current.data ?? {}, wished.data)
  ) {
    return;
  }
  // The type of a Secret cannot be changed; the data is, at the version that was looked at.
  await client.update<AssembledSecret>(
    secrets,
    { ...current, data: wished.data ?? {} },
    { fieldManager: templateFieldManager },
  );
}
