import {
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import type { ClaimsContext } from '../kinds/ClaimsContext';
import {
  identityOf,
  isInPool,
  occupies,
  parseClaimLease,
  type ResourceIdentity,
} from '@services-toolkit/claims';
import { type ClassClaim } from '@services-toolkit/kubernetes-api';
import { byAge } from '../rules/byAge';
import { isFor } from '../rules/isFor';
import { classClaimOwner } from '../rules/owners';
import { classesAmong } from '../pools/poolUser';

/** Who looks again when what changes. Nothing here is polled: a claim that waits is woken by what it waits for. */
export function wakeClassClaims(
  { informers, watches }: ClaimsContext,
  controller: Controller,
): void {
  const { classes, classClaims, resourceClaims, leases, policies } = informers;

  /** Those that have waited for longest first: the queue keeps the order. */
  const wakeClass = (
    name: string,
    concerns: (claim: ClassClaim) => boolean = () => true,
  ) => {
    const claims = classClaims.byIndex('unsettledByClass', name);
    for (const claim of claims.filter(concerns).sort(byAge)) {
      controller.enqueue(objectKey(claim));
    }
  };
  const wakeKind = (
    { group, kind, namespace }: ResourceIdentity,
    concerns?: (claim: ClassClaim) => boolean,
  ) => {
    for (const one of classes.byIndex('kind', `${group}/${kind}`)) {
      if (one.spec.pool && isInPool(one.spec.pool, namespace)) {
        wakeClass(one.metadata.name ?? '', concerns);
      }
    }
  };

  classes.subscribe(({ object }) => wakeClass(object.metadata.name ?? ''));

  resourceClaims.subscribe(({ type, object, old }) => {
    const owner = classClaimOwner(object);
    if (owner) {
      controller.enqueue(`${object.metadata.namespace}/${owner.name}`);
    }
    const isReleased =
      type === 'deleted' || (old && occupies(old) && !occupies(object));
    if (isReleased) {
      wakeKind(identityOf(object.spec.ref, object.metadata.namespace ?? ''));
    }
  });

  leases.subscribe(({ type, object }) => {
    const resource = parseClaimLease(object)?.resource;
    // One that appears takes an instance away, and gives none.
    if (resource && type !== 'added') {
      wakeKind(identityOf(resource, ''));
    }
  });

  policies.subscribe(({ object, old }) => {
    for (const policy of old ? [object, old] : [object]) {
      const { group = '', kind = '' } = policy.spec.subject ?? policy.spec;
      const { name = '', namespace = '' } = policy.metadata;
      wakeKind({ group, kind, namespace, name }, claim => isFor(policy, claim));
    }
  });

  watches.listen(({ users, change }) => {
    for (const name of classesAmong(users)) {
      const pool = classes.get(name)?.spec.pool;
      const { namespace = '' } = change?.object.metadata ?? {};
      if (!change || !pool || isInPool(pool, namespace)) {
        wakeClass(name);
      }
    }
  });
}
