import { hash } from 'node:crypto';
import {
  identityKey,
  type ClaimableResource,
  type Lease,
  type LeaseHolder,
  type ResourceIdentity,
} from '@services-toolkit/claims';
import { annotations, labels } from '@services-toolkit/kubernetes-api';

/** One name for each resource, so that the second create of two is refused by the API server. */
export function leaseNameOf(identity: ResourceIdentity): string {
  return `claim-${hash('sha256', identityKey(identity)).slice(0, 40)}`;
}

/** The Lease that says that `holder` holds `resource`. */
export function newClaimLease(
  resource: ClaimableResource,
  holder: LeaseHolder,
  place: { namespace: string; now: Date },
): Lease {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    // No ownerReference: it would cross namespaces, and the garbage collector would delete the Lease.
    metadata: {
      name: leaseNameOf(resource.identity),
      namespace: place.namespace,
      labels: { [labels.resourceClaimUid]: holder.uid },
      annotations: {
        [annotations.resourceUid]: resource.uid,
        [annotations.leasedResource]: JSON.stringify(resource.ref),
      },
    },
    spec: {
      holderIdentity: `${holder.namespace}/${holder.name}/${holder.uid}`,
      // metav1.MicroTime has six digits.
      acquireTime: place.now.toISOString().replace('Z', '000Z'),
    },
  };
}
