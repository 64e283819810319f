import type { ClaimableResource, ClaimLease } from '@services-toolkit/claims';
import type { ResourceClaimStatus } from '@services-toolkit/kubernetes-api';
import type { SecretFacts } from './ResourceClaimObservation';

/** The next write for a ResourceClaim. What comes of it goes into the observation, and is decided upon again. */
export type ResourceClaimStep =
  | { kind: 'nothing' }
  | { kind: 'addFinalizers' }
  | {
      kind: 'acquireLease';
      resource: ClaimableResource;
      replaces?: ClaimLease;
      /** What is copied once the Lease is held, and may be read meanwhile. */
      source?: SecretFacts;
    }
  | {
      kind: 'copyBinding';
      source: SecretFacts;
      name: string;
      existing?: SecretFacts;
    }
  | { kind: 'writeStatus'; status: ResourceClaimStatus }
  | { kind: 'deleteCopy'; copy: SecretFacts }
  | { kind: 'releaseLease'; lease: ClaimLease }
  | { kind: 'removeFinalizers' };
