import { childName, crossplaneResourceTypes } from '@services-toolkit/claims';
import {
  annotations,
  apiVersionOf,
  builtinResourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '@services-toolkit/kubernetes-runtime';
import { definedGroup } from '../../createInformers';
import type { ControllerContext } from '../../../../runtime/ControllerContext';
import { GracePeriods } from '../../../../runtime/GracePeriods';
import { ObjectTracker } from '../../../../runtime/watches/ObjectTracker';
import { mayBeServedSoon } from '../../../../runtime/resolveServedKind';
import type { Provisioner, ProvisionerListener } from '../Provisioner';
import { ComposedTroubles } from './ComposedTroubles';
import { CompositeDefinitions } from './CompositeDefinitions';
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
export function createCrossplaneProvisioner(
  context: ControllerContext,
): Provisioner {
  const { informers, watches, clock } = context;
  const listeners: ProvisionerListener[] = [];
  const gracePeriods = new GracePeriods(clock);
  // Which classes have to look again when an XRD changes, and which claims when an XR or a Secret does.
  const classes = new ObjectTracker();
  const objects = new ObjectTracker();
  const kinds = new FollowedKinds(watches, wake);
  const definitions = new CompositeDefinitions(context, kinds);
  const troubles = new ComposedTroubles(context);
  const memory = { definitions, kinds, objects, gracePeriods, troubles };

  function wake(key: string): void {
    for (const listener of listeners) {
      classes.watchersOf(key).forEach(name => listener.classChanged(name));
      objects.watchersOf(key).forEach(claim => listener.claimChanged(claim));
    }
  }

  function wakeAllClasses(): void {
    for (const instanceClass of informers.classes.list()) {
      if (instanceClass.spec.provisioner?.crossplane) {
        listeners.forEach(one => one.classChanged(objectKey(instanceClass)));
      }
    }
  }

  function release(claim: ClassClaim): void {
    const claimKey = objectKey(claim);
    objects.track(claimKey, []);
    watches.unfollow(claimUser(claimKey));
    gracePeriods.clear(claim.metadata.uid ?? '');
  }

  informers.secrets.subscribe(({ object }) =>
    wake(keyOfObject(object, builtinResourceTypes.secrets)),
  );
  informers.classClaims.subscribe(({ type, object }) => {
    if (type === 'deleted') {
      release(object);
    }
  });
  // Crossplane is installed, or removed.
  informers.customResourceDefinitions.subscribe(({ object }) => {
    if (definedGroup(object) === compositeResourceDefinitions.group) {
      wakeAllClasses();
    }
  });
  watches.listen(({ users, change }) => {
    if (change) {
      return;
    }
    if (users.get(definitionsUser).length > 0) {
      wakeAllClasses();
    }
    for (const className of classesAmong(users)) {
      listeners.forEach(one => one.classChanged(className));
    }
    for (const claimKey of claimsAmong(users)) {
      listeners.forEach(one => one.claimChanged(claimKey));
    }
  });

  return {
    name: 'crossplane',
    originAnnotation: annotations.xrdName,
    eventReasons: {
      created: 'CreatedCompositeResource',
      deleted: 'DeletedCompositeResource',
      deletionFailed: 'CompositeResourceDeletionFailed',
    },

    async observeClass(instanceClass) {
      const className = objectKey(instanceClass);
      const xrdName = xrdNameOf(instanceClass);
      classes.track(className, [
        keyOfObject(
          { metadata: { name: xrdName } },
          compositeResourceDefinitions,
        ),
      ]);
      const reading = await definitions.byName(xrdName);
      const source = judgeDefinition(
        instanceClass,
        reading,
        mayBeServedSoon(context, compositeResourceDefinitions.group),
        gracePeriods,
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
          kinds.follow(classUser(className), type),
          gracePeriods,
        );
      }
      return source;
    },

    forgetClass(className) {
      classes.track(className, []);
      gracePeriods.clear(className);
      watches.unfollow(classUser(className));
    },

    async plan(claim, instanceClass) {
      const reading = await definitions.byName(xrdNameOf(instanceClass));
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
    },

    async provision(claim, order) {
      const ref = claim.status?.provisionedResourceRef;
      if (!ref) {
        return { kind: 'pending' };
      }
      const provisioning = await provisionComposite(
        context,
        memory,
        claim,
        ref,
        order,
      );
      if (provisioning.kind === 'ready') {
        release(claim);
      }
      return provisioning;
    },

    async remove(claim) {
      const ref = claim.status?.provisionedResourceRef;
      const removal: Awaited<ReturnType<Provisioner['remove']>> = ref
        ? await removeComposite(context, memory, claim, ref)
        : { kind: 'gone' };
      if (removal.kind === 'gone') {
        release(claim);
      }
      return removal;
    },

    listen(listener) {
      listeners.push(listener);
    },
  };
}
