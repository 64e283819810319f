import { childName, crossplaneResourceTypes } from '@services-toolkit/claims';
import {
  annotations,
  apiVersionOf,
  builtinResourceTypes,
  type ClassClaim,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../../../runtime/watches/Definitions';
import type { ClaimsContext } from '../../kinds/ClaimsContext';
import { GracePeriods } from '../../../../runtime/GracePeriods';
import { ObjectTracker } from '../../../../runtime/watches/ObjectTracker';
import { mayBeServedSoon } from '../../../../runtime/resolveServedKind';
import type {
  ClassSource,
  Provisioner,
  ProvisionOrder,
  ProvisionPlan,
  Provisioning,
  Removal,
  WakeUps,
} from '../Provisioner';
import { ComposedTroubles } from './ComposedTroubles';
import { CompositeDefinitions } from './CompositeDefinitions';
import type { CompositeMemory } from './CompositeMemory';
import { FollowedKinds } from './FollowedKinds';
import {
  claimsAmong,
  claimUser,
  classesAmong,
  classUser,
  definitionsUser,
} from './followUsers';
import { judgeDefinition } from './judgeDefinition';
import { judgeKind } from './judgeKind';
import { keyOfObject } from './keyOfObject';
import { provisionComposite } from './provisionComposite';
import { removeComposite } from './removeComposite';
import { xrdNameOf } from './xrdNameOf';

const { compositeResourceDefinitions } = crossplaneResourceTypes;

/**
 * Makes instances by composite resources (XRs) of Crossplane 1 and 2.
 *
 * RBAC: get, list, watch on compositeresourcedefinitions; get, list, watch, create, delete on each kind that they define and a
 * class offers.
 */
export class CrossplaneProvisioner implements Provisioner {
  readonly name = 'crossplane';
  readonly originAnnotation = annotations.xrdName;
  readonly eventReasons = {
    created: 'CreatedCompositeResource',
    deleted: 'DeletedCompositeResource',
    deletionFailed: 'CompositeResourceDeletionFailed',
  } as const;

  readonly #context: ClaimsContext;
  readonly #wakeUps: WakeUps;
  /** Which classes have to look again when an XRD changes. */
  readonly #classes = new ObjectTracker();
  /** Which claims have to look again when an XR or a Secret changes. */
  readonly #objects = new ObjectTracker();
  readonly #gracePeriods: GracePeriods;
  readonly #kinds: FollowedKinds;
  readonly #definitions: CompositeDefinitions;
  readonly #memory: CompositeMemory;

  constructor(context: ClaimsContext, wakeUps: WakeUps) {
    this.#context = context;
    this.#wakeUps = wakeUps;
    this.#gracePeriods = new GracePeriods(context.clock);
    this.#kinds = new FollowedKinds(context.watches, key => this.#wake(key));
    this.#definitions = new CompositeDefinitions(context, this.#kinds);
    this.#memory = {
      definitions: this.#definitions,
      kinds: this.#kinds,
      objects: this.#objects,
      gracePeriods: this.#gracePeriods,
      troubles: new ComposedTroubles(context),
    };
    this.#listen();
  }

  async observeClass(
    instanceClass: ClusterInstanceClass,
  ): Promise<ClassSource> {
    const { watches } = this.#context;
    const className = objectKey(instanceClass);
    const xrdName = xrdNameOf(instanceClass);
    this.#classes.track(className, [
      keyOfObject(
        { metadata: { name: xrdName } },
        compositeResourceDefinitions,
      ),
    ]);
    const reading = await this.#definitions.byName(xrdName);
    const source = judgeDefinition(
      instanceClass,
      reading,
      mayBeServedSoon(this.#context, compositeResourceDefinitions.group),
      this.#gracePeriods,
    );
    if (source.kind === 'broken') {
      watches.unfollow(classUser(className));
    }
    if (
      source.kind === 'ready' &&
      reading !== 'notServed' &&
      reading.kind === 'found' &&
      reading.value.kind === 'valid'
    ) {
      const { type } = reading.value.definition;
      return judgeKind(
        instanceClass,
        source,
        this.#kinds.follow(classUser(className), type),
        this.#gracePeriods,
      );
    }
    return source;
  }

  forgetClass(className: string): void {
    this.#classes.track(className, []);
    this.#gracePeriods.clear(className);
    this.#context.watches.unfollow(classUser(className));
  }

  async plan(
    claim: ClassClaim,
    instanceClass: ClusterInstanceClass,
  ): Promise<ProvisionPlan | { kind: 'pending' }> {
    const reading = await this.#definitions.byName(xrdNameOf(instanceClass));
    if (
      reading === 'notServed' ||
      reading.kind !== 'found' ||
      reading.value.kind !== 'valid'
    ) {
      // The class is about to say so.
      return { kind: 'pending' };
    }
    const { name: origin, scope, type } = reading.value.definition;
    const { name = '', namespace = '', uid = '' } = claim.metadata;
    return {
      origin,
      provisionedBy: { compositeResourceDefinition: origin },
      provisionedResourceRef: {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        name: childName({ name, uid }),
        ...(scope === 'Namespaced' && { namespace }),
      },
    };
  }

  async provision(
    claim: ClassClaim,
    order: ProvisionOrder | undefined,
  ): Promise<Provisioning> {
    const ref = claim.status?.provisionedResourceRef;
    if (!ref) {
      return { kind: 'pending' };
    }
    const provisioning = await provisionComposite(
      this.#context,
      this.#memory,
      claim,
      ref,
      order,
    );
    if (provisioning.kind === 'ready') {
      this.#release(claim);
    }
    return provisioning;
  }

  async remove(claim: ClassClaim): Promise<Removal> {
    const ref = claim.status?.provisionedResourceRef;
    const removal: Removal = ref
      ? await removeComposite(this.#context, this.#memory, claim, ref)
      : { kind: 'gone' };
    if (removal.kind === 'gone') {
      this.#release(claim);
    }
    return removal;
  }

  #listen(): void {
    const { informers, watches } = this.#context;
    informers.secrets.subscribe(({ object }) =>
      this.#wake(keyOfObject(object, builtinResourceTypes.secrets)),
    );
    informers.classClaims.subscribe(({ type, object }) => {
      if (type === 'deleted') {
        this.#release(object);
      }
    });
    // Crossplane is installed, or removed.
    informers.customResourceDefinitions.subscribe(({ object }) => {
      if (definedGroup(object) === compositeResourceDefinitions.group) {
        this.#wakeAllClasses();
      }
    });
    watches.listen(({ users, change }) => {
      if (change) {
        return;
      }
      if (users.get(definitionsUser).length > 0) {
        this.#wakeAllClasses();
      }
      for (const className of classesAmong(users)) {
        this.#wakeUps.clusterInstanceClass(className);
      }
      for (const claimKey of claimsAmong(users)) {
        this.#wakeUps.classClaim(claimKey);
      }
    });
  }

  #wake(key: string): void {
    for (const className of this.#classes.watchersOf(key)) {
      this.#wakeUps.clusterInstanceClass(className);
    }
    for (const claimKey of this.#objects.watchersOf(key)) {
      this.#wakeUps.classClaim(claimKey);
    }
  }

  #wakeAllClasses(): void {
    for (const instanceClass of this.#context.informers.classes.list()) {
      if (instanceClass.spec.provisioner?.crossplane) {
        this.#wakeUps.clusterInstanceClass(objectKey(instanceClass));
      }
    }
  }

  #release(claim: ClassClaim): void {
    const claimKey = objectKey(claim);
    this.#objects.track(claimKey, []);
    this.#context.watches.unfollow(claimUser(claimKey));
    this.#gracePeriods.clear(claim.metadata.uid ?? '');
  }
}
