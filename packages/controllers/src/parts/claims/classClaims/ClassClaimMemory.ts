import type { AccessReviewCache } from '../authorization/AccessReviewCache';
import type { AssumedStatuses } from '../rules/AssumedStatuses';
import type { GracePeriods } from '../../../runtime/GracePeriods';
import type { Provisioners } from '../provisioning/Provisioners';
import type { FreeInstances } from './FreeInstances';
import type { LostInstances } from './LostInstances';
import type { WaitingSelectors } from './selection/WaitingSelectors';
import type { AssumeCache } from './AssumeCache';
import type { Expectations } from './Expectations';
import type { Turns } from './Turns';
import type { Gate } from './Gate';

/** What is remembered of ClassClaims, besides what is followed. */
export interface ClassClaimMemory {
  assumed: AssumeCache;
  assumedStatuses: AssumedStatuses;
  gracePeriods: GracePeriods;
  provisioners: Provisioners;
  lost: LostInstances;
  free: FreeInstances;
  /** The UIDs of the ResourceClaims that this process has made, by the claim's UID, until the claim has found its instance. */
  created: Map<string, string>;
  turns: Turns;
  expectations: Expectations;
  selectors: WaitingSelectors;
  accessReviews: AccessReviewCache;
  /** In this order a claim has to pass them. */
  gates: readonly Gate[];
}
