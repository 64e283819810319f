import type { ClaimableResource, ClaimLease } from '@services-toolkit/claims';
import type {
  ObjectReference,
  ResourceClaim,
  ResourceClaimPolicy,
} from '@services-toolkit/kubernetes-api';
import type { ReadResult } from '../../../runtime/ReadResult';

/** A Secret without its data. */
export interface SecretFacts {
  namespace: string;
  name: string;
  uid: string;
  resourceVersion: string;
  /** The UID of the ResourceClaim that it says controls it. */
  ownerUid: string | undefined;
  deleting: boolean;
  /** The version of the Secret that it is an untouched copy of, as sourceVersion() names it. */
  intactCopyOf?: string;
  /** The names of its keys, where they are known. */
  keys?: readonly string[];
}

/** The Secret that a resource names, and what there is in the claim's namespace. */
export interface BindingObservation {
  source: ReadResult<SecretFacts>;
  /** The Secrets in the claim's namespace that have one of the names a copy could have. */
  occupants: readonly SecretFacts[];
  /** The source and the copy were compared, and were equal, when they had these resourceVersions. */
  verified: { source: string; copy: string } | undefined;
}

/** Everything that decides about a ResourceClaim. */
export interface ResourceClaimObservation {
  claim: ResourceClaim;
  /** What the claim is about: what it holds or held last, else what its spec names. */
  target: ObjectReference;
  resource: ReadResult<ClaimableResource>;
  /** The Lease on the target, whoever holds it. */
  lease: ClaimLease | undefined;
  /** Why it is not known whether there is a Lease: then nothing may be concluded from there being none. */
  leaseUnread?: string;
  /** The claim held the target when this project took the cluster over, and its Lease could not be written yet. */
  awaitsLease?: boolean;
  /** Those in the target's namespace. */
  policies: readonly ResourceClaimPolicy[];
  /**
   * Where the target has the name of what was made for the ClassClaim that controls this claim: the UID of that. The
   * ClassClaim's status says it, which only the controllers may write. No policy is asked for it.
   */
  ownUid: string | undefined;
  /** A ClassClaim controls this claim: who has made that can neither create the target nor correct the reference. */
  isOwned?: boolean;
  /** Absent where the resource is not there, or has no binding. */
  binding: BindingObservation | undefined;
  /** The Secrets that were copied for this claim. */
  copies: readonly SecretFacts[];
  /** What went wrong with a write of this same run. */
  failures: { lease?: string; copy?: string };
}
