import { identityKey, isSecret } from '@services-toolkit/claims';
import { isReady } from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../../runtime/watches/Definitions';
import { subjectKey } from '../kinds/followClaimKinds';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import type { AssumedStatuses } from '../rules/AssumedStatuses';
import { ownerKey, resourceClaimOwner } from '../rules/owners';
import { isFor } from '../rules/isFor';
import { requeueOf } from '../../../runtime/Decision';
import { GracePeriods } from '../../../runtime/GracePeriods';
import { ObjectTracker } from '../../../runtime/watches/ObjectTracker';
import { actOnResourceClaim } from './act';
import { decideResourceClaim } from './decide';
import {
  claimUser,
  observeResourceClaim,
  type ResourceClaimMemory,
} from './observe';
import type { ResourceClaimObservation } from './ResourceClaimObservation';
import { SecretKeys } from './SecretKeys';
import { SourceReads } from './SourceReads';
import type { Adoptions } from './Adoptions';
import { VerifiedCopies } from './VerifiedCopies';

/** More steps than any state can need: beyond it the rules go in circles, which is a bug of ours. */
const mostSteps = 20;

/** Claims resources for ResourceClaims. `adopted` resolves when new claims may be looked at. */
export function createResourceClaimController(
  context: ClaimsContext,
  adoptions: Adoptions,
  adopted: () => Promise<void>,
  assumed: AssumedStatuses,
): Controller {
  const { informers, watches, clock, logger } = context;
  const memory: ResourceClaimMemory = {
    secrets: new ObjectTracker(),
    verified: new VerifiedCopies(),
    keys: new SecretKeys(context.client),
    adoptions,
    assumed,
    gracePeriods: new GracePeriods(clock),
  };
  const controller = createController({
    name: 'ResourceClaim',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 16,
    async reconcile(key) {
      await adopted();
      const claim = informers.resourceClaims.get(key);
      if (!claim) {
        const [namespace, name] = key.split('/');
        watches.unfollow(claimUser({ metadata: { namespace, name } }));
        memory.secrets.track(key, []);
        return undefined;
      }
      const sources = new SourceReads(context.client);
      let observation: ResourceClaimObservation | undefined =
        await observeResourceClaim(context, memory, claim);
      for (let steps = 0; observation && steps < mostSteps; steps++) {
        const decision = decideResourceClaim(observation, clock());
        const { step } = decision;
        if (step.kind === 'nothing') {
          return requeueOf(decision);
        }
        observation = await actOnResourceClaim(
          context,
          memory,
          observation,
          step,
          sources,
        );
      }
      if (observation) {
        throw new Error(`The ResourceClaim ${key} does not come to rest`);
      }
      memory.verified.delete(claim.metadata.uid ?? '');
      memory.gracePeriods.clear(`read/${claim.metadata.uid}`);
      memory.gracePeriods.clear(`copy/${claim.metadata.uid}`);
      return undefined;
    },
  });
  wake(context, memory, controller);
  return controller;
}

/** Who looks again when what changes. Nothing here is polled. */
function wake(
  { informers, watches }: ClaimsContext,
  { secrets }: ResourceClaimMemory,
  controller: Controller,
): void {
  const { resourceClaims } = informers;
  const enqueueBy = (index: string, value: string) => {
    for (const claim of resourceClaims.byIndex(index, value)) {
      controller.enqueue(objectKey(claim));
    }
  };
  resourceClaims.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  // What was made for a ClassClaim needs no policy, as soon as the claim's status names it.
  informers.classClaims.subscribe(({ object, old }) => {
    const { metadata, status } = object;
    const { resourceRef, provisionedBy } = status ?? {};
    const isNews =
      !old?.status?.resourceRef ||
      old.status.provisionedBy?.resourceUid !== provisionedBy?.resourceUid;
    if (resourceRef && provisionedBy?.resourceUid && isNews) {
      enqueueBy('owner', ownerKey(metadata.namespace, metadata.uid));
    }
  });
  informers.leases.subscribe(({ type, object }) => {
    // A Lease that appears is one that somebody just took, and knows about.
    if (type !== 'added') {
      enqueueBy('lease', object.metadata.name ?? '');
    }
  });
  // Only claims that it can concern: others' policies are many, and change as they like.
  informers.policies.subscribe(({ object, old }) => {
    for (const policy of old && old !== object ? [object, old] : [object]) {
      const { namespace = '' } = policy.metadata;
      const subject = policy.spec.subject ?? policy.spec;
      for (const claim of resourceClaims.byIndex(
        'resourceKind',
        subjectKey(namespace, { group: '', kind: '', ...subject }),
      )) {
        if (!claim.status?.claimedResourceRef && isFor(policy, claim)) {
          controller.enqueue(objectKey(claim));
        }
      }
    }
  });
  informers.secrets.subscribe(({ object, old }) => {
    const key = objectKey(object);
    const { name = '', namespace = '' } = object.metadata;
    // Claims on the Secret itself, and those that look out for one that a resource names.
    enqueueBy(
      'resource',
      identityKey({ group: '', kind: 'Secret', namespace, name }),
    );
    for (const watcher of secrets.watchersOf(key)) {
      controller.enqueue(watcher);
    }
    // Copies, also when they are said to be somebody else's from now on.
    for (const secret of old && old !== object ? [object, old] : [object]) {
      const owner = resourceClaimOwner(secret);
      const claim = owner && resourceClaims.get(`${namespace}/${owner.name}`);
      if (claim && claim.metadata.uid === owner?.uid) {
        controller.enqueue(objectKey(claim));
      }
    }
  });
  informers.customResourceDefinitions.subscribe(({ object }) => {
    for (const claim of resourceClaims.byIndex(
      'resourceGroup',
      definedGroup(object),
    )) {
      if (!isReady(claim)) {
        // Not at once: discovery, which is asked for the kind, follows a little later.
        controller.enqueueAfter(objectKey(claim), 1_000);
      }
    }
  });
  watches.listen(({ type, change }) => {
    if (isSecret(type)) {
      // All of them are followed above: the watch of a pool would tell of each a second time.
      return;
    }
    if (change) {
      const { name = '', namespace } = change.object.metadata;
      const place = namespace ?? '';
      enqueueBy('resource', `${type.group}/${type.kind}/${place}/${name}`);
    } else {
      enqueueBy('resourceGroup', type.group);
    }
  });
}
