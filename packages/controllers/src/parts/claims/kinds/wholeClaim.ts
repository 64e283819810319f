import type {
  ClassClaim,
  ResourceClaim,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import { readLive } from '../../../runtime/readLive';
import type { Kept } from './largeMetadata';
import type { ClaimsContext } from './ClaimsContext';

/** The claim with all that its cached copy leaves out; undefined if it is gone, or is another one by now. */
export async function wholeClaim<T extends ClassClaim | ResourceClaim>(
  { client }: Pick<ClaimsContext, 'client'>,
  type: ResourceType,
  claim: Kept<T>,
): Promise<T | undefined> {
  if (!claim.isCut) {
    return claim;
  }
  const { name = '', namespace = '', uid } = claim.metadata;
  const live = await readLive<T>(client, type, { name, namespace });
  return live.kind === 'found' && live.value.metadata.uid === uid
    ? live.value
    : undefined;
}

/** Puts into a decision about a claim what its cached copy leaves out; the version stays the one that was decided upon. */
export async function atItsVersion<T extends ClassClaim | ResourceClaim>(
  context: Pick<ClaimsContext, 'client'>,
  type: ResourceType,
  claim: Kept<T>,
): Promise<T | undefined> {
  const whole = await wholeClaim(context, type, claim);
  const { resourceVersion } = claim.metadata;
  return (
    whole && { ...whole, metadata: { ...whole.metadata, resourceVersion } }
  );
}
