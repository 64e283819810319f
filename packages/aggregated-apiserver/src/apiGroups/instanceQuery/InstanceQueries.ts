import {
  isHeldBySomebody,
  isInPool,
  toClaimableResource,
  type PoolInstance,
} from '@services-toolkit/claims';
import {
  instanceQueries,
  isReady,
  resourceTypes,
  type ClusterInstanceClass,
  type InstanceQuery,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type Informer,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { unavailable } from '../../server/status/failures';
import { claimableInstances } from './claimableInstances';
import type { Informers } from './createInformers';
import { describeUnreadablePool } from './describeUnreadablePool';
import { isObjectName } from './isObjectName';
import type { ParsedInstanceQuery } from './parseInstanceQuery';
import { poolOf, type Pool } from './poolOf';
import type { PoolWatches } from './PoolWatches';

const retryAfterSeconds = 2;
const about = { group: instanceQueries.group, kind: instanceQueries.kind };

/** Answers InstanceQueries from what is followed of the cluster. */
export class InstanceQueries {
  readonly #client: KubernetesClient;
  readonly #informers: Informers;
  readonly #pools: PoolWatches;

  constructor(options: {
    client: KubernetesClient;
    informers: Informers;
    pools: PoolWatches;
  }) {
    this.#client = options.client;
    this.#informers = options.informers;
    this.#pools = options.pools;
  }

  /** Why nothing can be answered yet; undefined when it can. */
  get notReadyReason(): string | undefined {
    const waiting = Object.values(this.#informers).flatMap(
      ({ type, state }: Informers[keyof Informers]) =>
        state.kind === 'synced'
          ? []
          : [
              `${type.plural} ${
                state.kind === 'failing'
                  ? `cannot be read: ${state.error.message}`
                  : 'are being read'
              }`,
            ],
    );
    return waiting.length === 0 ? undefined : waiting.join('; ');
  }

  /** @throws StatusError 422 for a class that cannot be asked, 503 when the cluster cannot be read */
  async answer({ query, limit }: ParsedInstanceQuery): Promise<InstanceQuery> {
    // What is not known to be free must not be called free.
    const { notReadyReason } = this;
    if (notReadyReason !== undefined) {
      throw unavailable(
        `the claims of the cluster cannot be told at the moment: ${notReadyReason}`,
        { ...about, retryAfterSeconds },
      );
    }
    const { name = '', namespace = '' } = query.metadata;
    const className = query.spec.class;
    const pool = poolOf(await this.#readClass(className), {
      className,
      queryName: name,
    });
    const instances = claimableInstances(
      await this.#readPool(className, pool),
      namespace,
      this.#informers.policies.list(),
      limit,
    );
    return { ...query, status: { instances } };
  }

  async #readClass(name: string): Promise<ClusterInstanceClass | undefined> {
    const cached = this.#informers.classes.get(name);
    if ((cached && isReady(cached)) || !isObjectName(name)) {
      return cached;
    }
    try {
      // What was made, or became ready, a moment ago may be on its way to the cache.
      return await this.#client.get<ClusterInstanceClass>(
        resourceTypes.clusterInstanceClasses,
        { name },
      );
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #readPool(className: string, pool: Pool): Promise<PoolInstance[]> {
    const informer = await this.#pools.read(pool);
    if (informer?.state.kind !== 'synced') {
      throw unavailable(
        describeUnreadablePool(className, pool, informer),
        about,
      );
    }
    return this.#instances(pool, informer);
  }

  #instances(pool: Pool, informer: Informer<KubernetesObject>): PoolInstance[] {
    return informer.list().flatMap(object => {
      const resource = toClaimableResource(object, informer.type);
      return isInPool(pool, resource.identity.namespace)
        ? [{ resource, held: isHeldBySomebody(resource, this.#informers) }]
        : [];
    });
  }
}
