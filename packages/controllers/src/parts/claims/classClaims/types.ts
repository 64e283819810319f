import type { ClaimableResource } from '@services-toolkit/claims';
import type {
  ClassClaim,
  ClassClaimStatus,
  ClusterInstanceClass,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ReadResult } from '../../../runtime/ReadResult';
import type { PoliciesOf, PoolInstances } from '../rules/chooseInstance';
import type { Refusal } from './Gate';
import type { ProvisioningProgress } from './ProvisioningProgress';
import type { ClaimEvent, StatusStep } from './rules/nextStatus';
import type { ChildOrigin } from './rules/lookupOf';
import type { GuaranteesFinding } from './selection/observeGuarantees';
import type { Selection } from './observeSelection';

/** Everything that decides about a ClassClaim. */
export interface ClassClaimObservation {
  claim: ClassClaim;
  /** The ResourceClaim that stands in the place of its own. */
  resourceClaim: ResourceClaim | undefined;
  /** Only of claims that have not found their instance yet. */
  childOrigin?: ChildOrigin;
  /** Only of claims by need that are not resolved to a class yet. */
  selection?: Selection;
  /** Only of claims by need that asked for promises, once they are resolved. */
  guarantees?: GuaranteesFinding;
  instanceClass: ReadResult<ClusterInstanceClass>;
  /** The instances of the class's pool. */
  pool: ReadResult<PoolInstances>;
  policies: PoliciesOf;
  /** A gate that does not let the claim pass yet; asked before an instance is chosen or made. */
  closed?: Refusal;
  /** For so long instances count as held that the claim has just tried, and could not have. */
  lostForMs?: number;
  /** The namespaces of claims on the same class that wait, and have waited for longer. */
  ahead?: readonly string[];
  /** Only of claims whose instance is made for them. */
  progress?: ProvisioningProgress;
  /** The API server's refusal of a write of this same run. */
  refusal: string | undefined;
}

/** The next write for a ClassClaim. */
export type ClassClaimStep =
  | StatusStep
  | {
      kind: 'createResourceClaim';
      ref: ObjectReference;
      instance?: ClaimableResource;
      event?: ClaimEvent;
    }
  | { kind: 'deleteResourceClaim'; resourceClaim: ResourceClaim }
  /** What is free is for those that have waited for longer; they are about to take it. */
  | { kind: 'yield'; className: string }
  /** Writes which class a claim by need is resolved to, before anything else is done for it. */
  | {
      kind: 'resolve';
      status: ClassClaimStatus;
      instanceUid?: string;
      event?: ClaimEvent;
    }
  /** Asks the provisioner what it would make. */
  | { kind: 'plan' }
  /** Writes finalizer and annotation, and then the status, which names what will be made. */
  | {
      kind: 'recordPlan';
      annotation: string;
      origin: string;
      status: ClassClaimStatus;
    }
  /** Has the provisioner make what is missing, and tell how far it is. */
  | { kind: 'provision' }
  /** A status that what comes next rests upon: what is made from what, or which credentials are the claim's. */
  | { kind: 'settle'; status: ClassClaimStatus; event?: ClaimEvent }
  /** Has the provisioner delete what it made. */
  | { kind: 'remove' }
  /** Puts the finalizer back, which somebody has removed from a claim that something was made for. */
  | { kind: 'restoreFinalizer' }
  /** Removes the finalizer. */
  | { kind: 'removeFinalizer'; event?: ClaimEvent };
