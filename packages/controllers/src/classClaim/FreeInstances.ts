import {
  identityKey,
  identityOf,
  isInstanceHeld,
  parseClaimLease,
  referencesOf,
  toClaimableResource,
  type KubernetesObject,
  type Lease,
  type ObjectReference,
  type PoolInstance,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { objectKey, type Informer } from '@services-toolkit/kubernetes-runtime';
import type { Informers } from '../createInformers';

/** An instance that nobody holds. */
export interface FreeInstance extends Extract<PoolInstance, { held: false }> {
  /** What `identityKey` says of it. */
  key: string;
}

interface Pool {
  informer: Informer<KubernetesObject>;
  /** By `objectKey`. */
  free: Map<string, FreeInstance>;
  unsubscribe(): void;
}

/**
 * Which instances of each class's pool are free, kept as Leases and claims come and go: to look for them anew, for each
 * claim on a pool of thousands, would take longer than all else that a claim needs.
 */
export class FreeInstances {
  readonly #informers: Pick<Informers, 'classes' | 'leases' | 'resourceClaims'>;
  /** By the class's name. */
  readonly #pools = new Map<string, Pool>();

  constructor(
    informers: Pick<Informers, 'classes' | 'leases' | 'resourceClaims'>,
  ) {
    this.#informers = informers;
    informers.leases.subscribe(({ object, old }) => {
      for (const lease of old && old !== object ? [object, old] : [object]) {
        this.#lookAtLease(lease);
      }
    });
    informers.resourceClaims.subscribe(({ object, old }) => {
      for (const claim of old && old !== object ? [object, old] : [object]) {
        this.#lookAtClaim(claim);
      }
    });
    informers.classes.subscribe(({ type, object }) => {
      if (type === 'deleted') {
        this.#drop(object.metadata.name ?? '');
      }
    });
  }

  /** Of the pool of a class, which this informer follows. */
  of(
    className: string,
    informer: Informer<KubernetesObject>,
  ): Iterable<FreeInstance> {
    const known = this.#pools.get(className);
    if (known?.informer === informer) {
      return known.free.values();
    }
    this.#drop(className);
    const pool: Pool = { informer, free: new Map(), unsubscribe: () => {} };
    this.#pools.set(className, pool);
    pool.unsubscribe = informer.subscribe(({ type, object }) => {
      if (type === 'deleted') {
        pool.free.delete(objectKey(object));
      } else {
        this.#judge(pool, object);
      }
    });
    return pool.free.values();
  }

  #drop(className: string): void {
    this.#pools.get(className)?.unsubscribe();
    this.#pools.delete(className);
  }

  #lookAtLease(lease: Lease): void {
    const resource = parseClaimLease(lease)?.resource;
    if (resource) {
      this.#lookAt(resource, resource.namespace ?? '');
    }
  }

  #lookAtClaim(claim: ResourceClaim): void {
    for (const ref of referencesOf(claim)) {
      this.#lookAt(ref, claim.metadata.namespace ?? '');
    }
  }

  #lookAt(ref: ObjectReference, otherwiseIn: string): void {
    const { group, kind, namespace, name } = identityOf(ref, otherwiseIn);
    for (const pool of this.#pools.values()) {
      const { type } = pool.informer;
      if (type.group === group && type.kind === kind) {
        const object = pool.informer.get(`${namespace}/${name}`);
        if (object) {
          this.#judge(pool, object);
        }
      }
    }
  }

  #judge({ informer, free }: Pool, object: KubernetesObject): void {
    const { leases, resourceClaims } = this.#informers;
    const { uid = '' } = object.metadata;
    const resource = toClaimableResource(object, informer.type);
    const key = identityKey(resource.identity);
    const parsed = (index: 'resourceUid' | 'holder', value: string) =>
      leases.byIndex(index, value).flatMap(one => parseClaimLease(one) ?? []);
    const held = isInstanceHeld(uid, {
      leasesOn: instance => parsed('resourceUid', instance),
      leasesOf: claim => parsed('holder', claim),
      claims: resourceClaims.byIndex('resource', key),
    });
    if (held) {
      free.delete(objectKey(object));
    } else {
      free.set(objectKey(object), { held, resource, key });
    }
  }
}
