import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import type { Environment } from '../Environment';
import type { KeptClassClaim } from '../rules/keepClassClaim';
import { readLive } from '../tracking/readLive';

/** The claim with all that its cached copy leaves out; undefined if it is gone, or is another one by now. */
export async function wholeClaim(
  { client }: Pick<Environment, 'client'>,
  claim: KeptClassClaim,
): Promise<ClassClaim | undefined> {
  if (!claim.isCut) {
    return claim;
  }
  const { name = '', namespace = '', uid } = claim.metadata;
  const live = await readLive<ClassClaim>(client, resourceTypes.classClaims, {
    name,
    namespace,
  });
  return live.kind === 'found' && live.value.metadata.uid === uid
    ? live.value
    : undefined;
}
