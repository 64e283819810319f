import type { ResourceType } from '@services-toolkit/kubernetes-api';
import type {
  ClusterStatus,
  ClusterWatchOptions,
  ClusterWatchState,
} from '../ServicesToolkitClusters';
import { describeFailure, type ReachedBy } from './describeFailure';

/** What is no trouble: that the cluster does not serve a kind, or does not let the portal read it. */
export type MayBe = Pick<
  ClusterWatchOptions,
  'mayBeMissing' | 'mayBeForbidden'
>;

/**
 * Joins what the watches of a cluster learn into one fact about the cluster. The newest evidence decides: a list that
 * worked says that it answers, a read without an answer says that it does not.
 */
export class ClusterStatusTracker {
  readonly #cluster: string;
  readonly #reached: ReachedBy;
  readonly #listeners = new Set<(status: ClusterStatus) => void>();
  /** What is wrong with single kinds (403, 404), by the kind's key. */
  readonly #partial = new Map<string, string>();
  #reachable = false;
  #since: Date | undefined;
  #outage: string | undefined;

  constructor(cluster: string, reached: ReachedBy = 'direct') {
    this.#cluster = cluster;
    this.#reached = reached;
    this.#outage = `Cluster "${cluster}" has not answered yet since the portal started.`;
  }

  get status(): ClusterStatus {
    const [partial] = this.#partial.values();
    const message = this.#reachable ? partial : this.#outage;
    return {
      reachable: this.#reachable,
      ...(this.#since && { since: this.#since }),
      ...(message && { message }),
    };
  }

  listen(listener: (status: ClusterStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  observe(
    key: string,
    type: ResourceType,
    state: ClusterWatchState,
    { mayBeMissing = false, mayBeForbidden = false }: MayBe = {},
  ): void {
    if (state.kind === 'initial') {
      return;
    }
    const before = this.status;
    this.#partial.delete(key);
    if (state.kind === 'synced') {
      this.#set(true, state.since);
    } else {
      const failure = describeFailure(
        { name: this.#cluster, reached: this.#reached },
        type,
        state.error,
      );
      if (!failure.reachable) {
        this.#outage = failure.message;
      } else if (
        !(mayBeMissing && failure.kind === 'notServed') &&
        !(mayBeForbidden && failure.kind === 'forbidden')
      ) {
        this.#partial.set(key, failure.message);
      }
      this.#set(failure.reachable, state.since);
    }
    this.#notify(before);
  }

  /** A kind that nobody watches any more says nothing about the cluster. */
  forget(key: string): void {
    const before = this.status;
    this.#partial.delete(key);
    this.#notify(before);
  }

  #set(reachable: boolean, since: Date): void {
    if (this.#reachable !== reachable || this.#since === undefined) {
      this.#reachable = reachable;
      this.#since = since;
    }
  }

  #notify(before: ClusterStatus): void {
    const now = this.status;
    if (
      now.reachable !== before.reachable ||
      now.message !== before.message ||
      now.since?.getTime() !== before.since?.getTime()
    ) {
      this.#listeners.forEach(listener => listener(now));
    }
  }
}
