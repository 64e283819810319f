import { createHash } from 'node:crypto';
import {
  annotations,
  labels,
  type KubernetesObject,
  type ObjectReference,
} from '@services-toolkit/kubernetes-api';
import { controllerAnnotations } from '../annotations';
import type { ClaimableResource } from './ClaimableResource';
import { identityKey, type ResourceIdentity } from './resourceIdentity';

/** A `coordination.k8s.io/v1` Lease, as far as it is of use here. */
export interface Lease extends KubernetesObject {
  spec?: { holderIdentity?: string; acquireTime?: string };
}

/** Who holds: the UID decides, namespace and name are for people and look-ups. */
export interface LeaseHolder {
  namespace: string;
  name: string;
  uid: string;
}

/** A claim on a resource, as the API server keeps it: the create that wins holds it. */
export interface ClaimLease {
  name: string;
  uid: string;
  resourceVersion: string;
  holder: LeaseHolder;
  /** The UID of the object that is held. One of the same name and another UID is another object, and not held. */
  resourceUid: string;
  resource: ObjectReference;
}

/** One name for each resource, so that the second create of two is refused by the API server. */
export function leaseNameOf(identity: ResourceIdentity): string {
  const hash = createHash('sha256').update(identityKey(identity)).digest('hex');
  return `claim-${hash.slice(0, 40)}`;
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
        [controllerAnnotations.leasedResource]: JSON.stringify(resource.ref),
      },
    },
    spec: {
      holderIdentity: `${holder.namespace}/${holder.name}/${holder.uid}`,
      // metav1.MicroTime has six digits.
      acquireTime: place.now.toISOString().replace('Z', '000Z'),
    },
  };
}

/** The claim that a Lease stands for; undefined for Leases that are about something else. */
export function parseClaimLease(lease: Lease): ClaimLease | undefined {
  const { name, uid, resourceVersion, annotations: notes } = lease.metadata;
  const resourceUid = notes?.[annotations.resourceUid];
  const resource = parseReference(
    notes?.[controllerAnnotations.leasedResource],
  );
  const [holderNamespace, holderName, holderUid, ...rest] = (
    lease.spec?.holderIdentity ?? ''
  ).split('/');
  if (
    !name?.startsWith('claim-') ||
    !uid ||
    !resourceVersion ||
    !resourceUid ||
    !resource ||
    !holderNamespace ||
    !holderName ||
    !holderUid ||
    rest.length > 0
  ) {
    return undefined;
  }
  const holder = {
    namespace: holderNamespace,
    name: holderName,
    uid: holderUid,
  };
  return { name, uid, resourceVersion, holder, resourceUid, resource };
}

function parseReference(text: string | undefined): ObjectReference | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isReference(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReference(value: unknown): value is ObjectReference {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const fields = new Map(Object.entries(value));
  return (
    ['apiVersion', 'kind', 'name'].every(
      key => typeof fields.get(key) === 'string',
    ) && ['string', 'undefined'].includes(typeof fields.get('namespace'))
  );
}
