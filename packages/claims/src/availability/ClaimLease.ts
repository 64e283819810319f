import type {
  KubernetesObject,
  ObjectReference,
} from '@services-toolkit/kubernetes-api';

/** A `coordination.k8s.io/v1` Lease, as far as it is of use here. @public */
export interface Lease extends KubernetesObject {
  spec?: { holderIdentity?: string; acquireTime?: string };
}

/** Who holds: the UID decides, namespace and name are for people and look-ups. @public */
export interface LeaseHolder {
  namespace: string;
  name: string;
  uid: string;
}

/** A claim on a resource, as the API server keeps it: the create that wins holds it. @public */
export interface ClaimLease {
  name: string;
  uid: string;
  resourceVersion: string;
  holder: LeaseHolder;
  /** The UID of the object that is held. One of the same name and another UID is another object, and not held. */
  resourceUid: string;
  resource: ObjectReference;
}
