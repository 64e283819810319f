import type { GracePeriods } from '../../../../runtime/GracePeriods';
import type { ObjectTracker } from '../../../../runtime/watches/ObjectTracker';
import type { ComposedTroubles } from './ComposedTroubles';
import type { CompositeDefinitions } from './CompositeDefinitions';
import type { FollowedKinds } from './FollowedKinds';

/** What the Crossplane provisioner works with besides the context. */
export interface CompositeMemory {
  definitions: CompositeDefinitions;
  kinds: FollowedKinds;
  troubles: ComposedTroubles;
  /** Which claims have to look again when an object changes, by the key of its identity. */
  objects: ObjectTracker;
  /** By class, and by the UID of a claim whose XR could be read before. */
  gracePeriods: GracePeriods;
}
