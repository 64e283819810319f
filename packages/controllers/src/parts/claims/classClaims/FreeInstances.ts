import {
  identityKey,
  identityOf,
  isInPool,
  isHeldBySomebody,
  parseClaimLease,
  referencesOf,
  toClaimableResource,
  type Lease,
  type PoolInstance,
} from '@services-toolkit/claims';
import {
  type ClusterInstanceClassSpec,
  type KubernetesObject,
  type ObjectReference,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { objectKey, type Informer } from '@services-toolkit/kubernetes-runtime';
import type { Informers } from '../kinds/followClaimKinds';

/** An instance that nobody holds. */
export interface FreeInstance extends Extract<PoolInstance, { held: false }> {
  /** What `identityKey` says of it. */
  key: string;
}

type PoolSpec = NonNullable<ClusterInstanceClassSpec['pool']>;

interface Pool {
  informer: Informer<KubernetesObject>;
  namespaces: PoolSpec['namespaces'];
  /** By `objectKey`. */
  free: Map<string, FreeInstance>;
  /** The keys of all that belong to the pool; undefined where all that the informer has do. */
  members: Set<string> | undefined;
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

  /** Of the pool of a class, whose kind and selectors this informer follows; and how many there are in all. */
  of(
    className: string,
    informer: Informer<KubernetesObject>,
    namespaces: PoolSpec['namespaces'] = undefined,
  ): { free(): Iterable<FreeInstance>; size: number } {
    const known = this.#pools.get(className);
    const pool =
      known?.informer === informer &&
      known.namespaces?.join() === namespaces?.join()
        ? known
        : this.#follow(className, informer, namespaces);
    return {
      free: () => pool.free.values(),
      size: pool.members?.size ?? informer.size,
    };
  }

  #follow(
    className: string,
    informer: Informer<KubernetesObject>,
    namespaces: PoolSpec['namespaces'],
  ): Pool {
    this.#drop(className);
    const pool: Pool = {
      informer,
      namespaces,
      free: new Map(),
      members: namespaces && new Set(),
      unsubscribe: () => {},
    };
    this.#pools.set(className, pool);
    pool.unsubscribe = informer.subscribe(({ type, object }) => {
      if (type === 'deleted') {
        pool.free.delete(objectKey(object));
        pool.members?.delete(objectKey(object));
      } else {
        this.#judge(pool, object);
      }
    });
    return pool;
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

  #judge(pool: Pool, object: KubernetesObject): void {
    if (!isInPool(pool, object.metadata.namespace ?? '')) {
      return;
    }
    const { informer, free, members } = pool;
    members?.add(objectKey(object));
    const resource = toClaimableResource(object, informer.type);
    const key = identityKey(resource.identity);
    const held = isHeldBySomebody(resource, this.#informers);
    if (held) {
      free.delete(objectKey(object));
    } else {
      free.set(objectKey(object), { held, resource, key });
    }
  }
}
