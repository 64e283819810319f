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
import { onlyUsageDiffers } from '../rules/onlyUsageDiffers';
import { classClaimOwner } from '../rules/owners';
import { classesAmong } from '../pools/poolUser';
import type { WaitingSelectors } from './selection/WaitingSelectors';

/** Who looks again when what changes. Nothing here is polled: a claim that waits is woken by what it waits for. */
export function wakeClassClaims(
  { informers, watches }: ClaimsContext,
  selectors: Pick<WaitingSelectors, 'waitingFor'>,
  controller: Pick<Controller, 'enqueue'>,
): void {
  const { classes, classClaims, resourceClaims, leases, policies } = informers;

  const wakeClass = wakeOncePerTurn(classClaims, selectors, controller);
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

  classes.subscribe(({ object, old }) => {
    if (!old || !onlyUsageDiffers(old, object)) {
      wakeClass(object.metadata.name ?? '');
    }
  });

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

type Concerns = (claim: ClassClaim) => boolean;

/**
 * Wakes the claims on a class that have no instance yet, once all that happened at this moment was told: the first list of
 * a pool tells of thousands of instances, and to look for those who wait at each of them would keep the process from all
 * else for minutes.
 */
function wakeOncePerTurn(
  classClaims: ClaimsContext['informers']['classClaims'],
  selectors: Pick<WaitingSelectors, 'waitingFor'>,
  controller: Pick<Controller, 'enqueue'>,
): (className: string, concerns?: Concerns) => void {
  /** By the class: whom it concerns; undefined is everybody. */
  const due = new Map<string, Concerns[] | undefined>();
  const wakeAll = () => {
    for (const [name, concerns] of due) {
      const claims = [
        ...classClaims.byIndex('unsettledByClass', name),
        ...selectors.waitingFor(name),
      ];
      const woken = concerns
        ? claims.filter(claim => concerns.some(one => mayConcern(one, claim)))
        : claims;
      // Those that have waited for longest first: the queue keeps the order.
      for (const claim of woken.sort(byAge)) {
        controller.enqueue(objectKey(claim));
      }
    }
    due.clear();
  };
  return (className, concerns) => {
    if (due.size === 0) {
      queueMicrotask(wakeAll);
    }
    const known = due.get(className);
    if (known && concerns) {
      known.push(concerns);
    } else if (!due.has(className) || !concerns) {
      due.set(className, concerns && [concerns]);
    }
  };
}

/** Nobody is there to catch what an object does that our code cannot handle: who is woken in vain has lost nothing. */
function mayConcern(concerns: Concerns, claim: ClassClaim): boolean {
  try {
    return concerns(claim);
  } catch {
    return true;
  }
}
