import type {
  ClassClaim,
  ClusterInstanceClass,
  KubernetesObject,
  ObjectMeta,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { Message } from '../messages/Message';
import type { MissingRight } from '../missingRule/MissingRight';
import type { ObservedProjection } from '../projection/ObservedProjection';

/** What came of looking at something as the one who asks. Only `absent` says that it is not there. @public */
export type ReadResult<T> =
  | { kind: 'found'; value: T }
  | { kind: 'absent' }
  /** The cluster does not know the object's kind: its CustomResourceDefinition is missing. */
  | { kind: 'notServed' }
  /** `missingRight` is the right of the one who asks, unless it is the portal that may not ask in their name. */
  | { kind: 'hidden'; missingRight: MissingRight; lackedBy?: 'portal' }
  /** It is a Secret: the portal reads none, in nobody's name. */
  | { kind: 'unread' }
  /** It could not be looked at in time; the message says why. */
  | { kind: 'unreachable'; why: Message };

/** An object that something refers to, and what came of looking at it. @public */
export interface Observed<T = KubernetesObject> {
  ref: ObjectReference;
  readResult: ReadResult<T>;
  /** The Events about it as they are stored, in any order; empty also where they could not be read. */
  events?: readonly unknown[];
}

/** What may be known of a Secret: never a value. @public */
export interface SecretFacts {
  metadata: Pick<
    ObjectMeta,
    'name' | 'namespace' | 'creationTimestamp' | 'deletionTimestamp'
  >;
  type?: string;
  keys: readonly string[];
}

/** The objects of one kind that use a claim's credentials. @public */
export interface ObservedWorkloads {
  kind: string;
  readResult: ReadResult<readonly KubernetesObject[]>;
}

/** A claim, and what hangs on it, as far as the one who asks may read it. @public */
export interface ClaimObservation {
  claim: ClassClaim | ResourceClaim;
  claimEvents?: readonly unknown[];
  /** Absent where the claim names none: see `classOf`. */
  class?: Observed<ClusterInstanceClass>;
  /** The XRD or the template; absent for pools, and where nothing tells what it is: see `sourceOf`. */
  source?: Observed;
  /** Absent where the instance's kind is the cluster's own: see `groupOfClaim`. */
  projection?: ObservedProjection;
  /** Absent while no instance is known: see `instanceOf`. */
  instance?: Observed;
  /** What the instance is made of: see `resourcesOf`. */
  resources?: readonly Observed[];
  /** Resources beyond those. */
  omittedResources?: number;
  /** The ResourceClaim that a ClassClaim fulfils itself through; absent while there is none. */
  resourceClaim?: Observed<ResourceClaim>;
  /** Absent while the claim names none: see `secretOf`. */
  secret?: Observed<SecretFacts>;
  workloads?: readonly ObservedWorkloads[];
}
