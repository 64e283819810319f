import { type CompositeResource } from '@services-toolkit/claims';
import {
  resourceTypes,
  type ClassClaim,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  isAlreadyExists,
  isForbidden,
  isKindNotServed,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { pending, type ReadResult } from '../../../../runtime/ReadResult';
import { refusalOf } from '../../../../runtime/refusalOf';
import { readLive } from '../../../../runtime/readLive';
import { describeCompositeRule } from './describeCompositeRule';

/** Whose the fields are that are set when an XR is created, and never again. */
const fieldManager = 'services-toolkit-crossplane';

/** How the creation of an XR ended. */
export type CompositeCreation =
  | Extract<ReadResult<CompositeResource>, { kind: 'found' | 'pending' }>
  | { kind: 'refused'; message: string };

/**
 * Creates an XR. It is a create and no apply, which would change the object of somebody else that has the name. The API server is
 * asked for the claim first: from an old copy of one that is gone, an XR would be made that nobody ever deletes.
 */
export async function createComposite(
  { client }: Pick<ClaimsContext, 'client'>,
  claim: ClassClaim,
  type: ResourceType,
  desired: CompositeResource,
): Promise<CompositeCreation> {
  const { name = '', namespace = '', uid } = claim.metadata;
  const current = await readLive<ClassClaim>(
    client,
    resourceTypes.classClaims,
    { name, namespace },
  );
  if (
    current.kind !== 'found' ||
    current.value.metadata.uid !== uid ||
    current.value.metadata.deletionTimestamp !== undefined
  ) {
    return pending;
  }
  try {
    const value = await client.create<CompositeResource>(type, desired, {
      fieldManager,
      // What the schema of the kind does not know would be dropped silently, and the claimant get something else.
      fieldValidation: 'Strict',
    });
    return { kind: 'found', value };
  } catch (error) {
    if (isAlreadyExists(error)) {
      const { metadata } = desired;
      const existing = await readLive<CompositeResource>(client, type, {
        name: metadata.name ?? '',
        ...(metadata.namespace && { namespace: metadata.namespace }),
      });
      return existing.kind === 'found' ? existing : pending;
    }
    if (isKindNotServed(error)) {
      return pending;
    }
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    const message = isForbidden(error)
      ? `${
          refusal.message
        }. If the controllers lack the right: ${describeCompositeRule(type)}`
      : refusal.message;
    return { kind: 'refused', message };
  }
}
