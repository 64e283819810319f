import { controllerOf } from '../rules/controllerOf';
import type { KeptSecret } from './intactCopy';
import type { SecretFacts } from './ResourceClaimObservation';

/** The facts about a Secret, from its metadata alone. */
export function secretFacts({
  metadata,
  intactCopyOf,
}: KeptSecret): SecretFacts {
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    ownerUid: controllerOf(metadata)?.uid,
    deleting: metadata.deletionTimestamp !== undefined,
    ...(intactCopyOf !== undefined && { intactCopyOf }),
  };
}
