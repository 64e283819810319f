import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { controllerOf } from '../rules/controllerOf';
import type { SecretFacts } from './ResourceClaimObservation';

/** The facts about a Secret, from its metadata alone. */
export function secretFacts({ metadata }: KubernetesObject): SecretFacts {
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name ?? '',
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    ownerUid: controllerOf(metadata)?.uid,
    deleting: metadata.deletionTimestamp !== undefined,
  };
}
