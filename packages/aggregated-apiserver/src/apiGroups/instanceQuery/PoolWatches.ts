import { transformClaimable } from '@services-toolkit/claims';
import {
  labelSelectorText,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type Informer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { Pool } from './poolOf';

interface Watch {
  /** Settled when it is known whether the pool can be read; undefined for a kind that is not served. */
  informer: Promise<Informer<KubernetesObject> | undefined>;
  stop: AbortController;
  idle: NodeJS.Timeout;
}

/**
 * The instances of the pools that are asked about. A pool is listed when it is asked about for the first time, followed
 * from then on, and given up when nobody has asked for a while, or when too many others are followed.
 */
export class PoolWatches {
  /** The one that was used last is the last one. */
  readonly #watches = new Map<string, Watch>();
  readonly #options: {
    client: KubernetesClient;
    logger: Logger;
    signal: AbortSignal;
    idleMs?: number;
    maximum?: number;
  };

  constructor(options: {
    client: KubernetesClient;
    logger: Logger;
    /** Ends all watches. */
    signal: AbortSignal;
    /** How long a watch outlives the last question. Default ten minutes. */
    idleMs?: number;
    /** How many pools are followed at most. Default 50. */
    maximum?: number;
  }) {
    this.#options = options;
  }

  /** The instances of a pool, once they were listed or could not be: see its state. Undefined for a kind that is not served. */
  async read(pool: Pool): Promise<Informer<KubernetesObject> | undefined> {
    const key = JSON.stringify([
      pool.group ?? '',
      pool.kind,
      labelSelectorText(pool.labelSelector),
      pool.fieldSelector,
    ]);
    const watch = this.#watches.get(key) ?? this.#open(key, pool);
    this.#watches.delete(key);
    this.#watches.set(key, watch);
    watch.idle.refresh();
    this.#dropOldest();
    const informer = await watch.informer.catch(error => {
      this.#drop(key, watch);
      throw error;
    });
    if (informer?.state.kind !== 'synced') {
      // Whoever asks next begins anew; meanwhile nobody tries again and again to read what may not be read.
      this.#drop(key, watch);
    }
    return informer;
  }

  /** How many pools are followed now. */
  get size(): number {
    return this.#watches.size;
  }

  #open(key: string, pool: Pool): Watch {
    const stop = new AbortController();
    const watch: Watch = {
      stop,
      informer: this.#start(pool, stop.signal),
      idle: setTimeout(
        () => this.#drop(key, watch),
        this.#options.idleMs ?? 10 * 60_000,
      ).unref(),
    };
    return watch;
  }

  async #start(
    pool: Pool,
    stopped: AbortSignal,
  ): Promise<Informer<KubernetesObject> | undefined> {
    const { client, logger, signal } = this.#options;
    const group = pool.group ?? '';
    const type =
      (await client.resolveKind(group, pool.kind)) ??
      (await client.resolveKind(group, pool.kind, { fresh: true }));
    if (!type) {
      return undefined;
    }
    const labelSelector = labelSelectorText(pool.labelSelector);
    return new Promise(resolve => {
      const informer = createInformer({
        client,
        logger,
        type,
        transform: transformClaimable,
        ...(labelSelector && { labelSelector }),
        ...(pool.fieldSelector && { fieldSelector: pool.fieldSelector }),
        // Told when the first list is in the store, or was refused.
        onState: () => resolve(informer),
      });
      // Given up before its first list, it tells no state: who waits for it must not wait forever.
      informer.synced().catch(() => resolve(informer));
      informer.start(AbortSignal.any([signal, stopped]));
    });
  }

  #dropOldest(): void {
    for (const [key, watch] of this.#watches) {
      if (this.#watches.size <= (this.#options.maximum ?? 50)) {
        return;
      }
      this.#drop(key, watch);
    }
  }

  #drop(key: string, watch: Watch): void {
    clearTimeout(watch.idle);
    watch.stop.abort();
    if (this.#watches.get(key) === watch) {
      this.#watches.delete(key);
    }
  }
}
