import {
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { Environment } from '../Environment';
import {
  groupOf,
  occupies,
  parseClaimLease,
} from '@services-toolkit/kubernetes-api';
import { classClaimOwner } from '../rules/owners';
import { classesAmong } from '../tracking/poolUser';

/** Who looks again when what changes. Nothing here is polled: a claim that waits is woken by what it waits for. */
export function wakeClassClaims(
  { informers, watches }: Environment,
  controller: Controller,
): void {
  const { classes, classClaims, resourceClaims, leases, policies } = informers;

  const wakeClass = (name: string) => {
    for (const claim of classClaims.byIndex('unsettledByClass', name)) {
      controller.enqueue(objectKey(claim));
    }
  };
  const wakeKind = (group: string, kind: string) => {
    for (const one of classes.byIndex('kind', `${group}/${kind}`)) {
      wakeClass(one.metadata.name ?? '');
    }
  };

  classes.subscribe(({ object }) => wakeClass(object.metadata.name ?? ''));

  resourceClaims.subscribe(({ type, object, old }) => {
    const owner = classClaimOwner(object);
    if (owner) {
      controller.enqueue(`${object.metadata.namespace}/${owner.name}`);
    }
    const letGo =
      type === 'deleted' || (old && occupies(old) && !occupies(object));
    if (letGo) {
      wakeKind(groupOf(object.spec.ref.apiVersion), object.spec.ref.kind);
    }
  });

  leases.subscribe(({ type, object }) => {
    const resource = parseClaimLease(object)?.resource;
    // One that appears takes an instance away, and gives none.
    if (resource && type !== 'added') {
      wakeKind(groupOf(resource.apiVersion), resource.kind);
    }
  });

  policies.subscribe(({ object, old }) => {
    for (const policy of old ? [object, old] : [object]) {
      const { group = '', kind = '' } = policy.spec.subject ?? policy.spec;
      wakeKind(group, kind);
    }
  });

  watches.listen(({ users }) => {
    for (const name of classesAmong(users)) {
      wakeClass(name);
    }
  });
}
