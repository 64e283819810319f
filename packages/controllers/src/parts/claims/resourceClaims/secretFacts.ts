import { resourceClaimOwner } from '../rules/owners';
import type { TransformedSecret } from '../kinds/intactCopy';
import type { SecretFacts } from './ResourceClaimObservation';

/** The facts about a Secret, from its metadata alone. */
export function secretFacts(secret: TransformedSecret): SecretFacts {
  const { metadata, intactCopyOf, keys } = secret;
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    ownerUid: resourceClaimOwner(secret)?.uid,
    deleting: metadata.deletionTimestamp !== undefined,
    ...(intactCopyOf !== undefined && { intactCopyOf }),
    ...(keys && { keys }),
  };
}
