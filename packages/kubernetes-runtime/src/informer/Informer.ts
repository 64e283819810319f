import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { BackoffOptions } from '../Backoff';
import type { KubernetesClient, Selection } from '../client/KubernetesClient';
import type { Logger } from '../Logger';

/**
 * How far an informer's store can be trusted. While `failing`, the store keeps what it last knew: `lastSynced` says from
 * when that is, and its absence that nothing was ever read.
 *
 * @public
 */
export type InformerState =
  | { kind: 'initial' }
  | { kind: 'synced'; since: Date }
  | { kind: 'failing'; since: Date; error: Error; lastSynced?: Date };

/** @public */
export interface InformerEvent<T> {
  type: 'added' | 'modified' | 'deleted';
  /** For `deleted` the last state that was seen. */
  object: T;
  /** What the store held before; absent for `added`. */
  old?: T;
}

/** @public */
export interface InformerOptions<T extends KubernetesObject> extends Selection {
  client: KubernetesClient;
  type: ResourceType;
  /**
   * What to keep of an object, so that a store of large ones stays small; all of it when left out, or where this throws.
   * It is given each object of a list or watch as the API server has it, before anything else looks at it, and nothing
   * else of it stays in memory; `managedFields` and the data of Secrets are not kept in any case.
   */
  transform?: (object: T) => T;
  /** Each returns the index keys of an object. One that throws is logged, and gives none. */
  indexers?: Record<string, (object: T) => string[]>;
  onEvent?: (event: InformerEvent<T>) => void;
  onState?: (state: InformerState) => void;
  /**
   * How long to wait between lists while the cluster does not have the kind, or does not let it be read. As after any other
   * failure when left out: a quarter of a second at first, ten seconds at most.
   */
  whileRefused?: BackoffOptions;
  logger?: Logger;
}

/**
 * A local copy of the objects of one kind that follows the cluster by list and watch. Objects in it are shared: never
 * change them.
 *
 * @public
 */
export interface Informer<T extends KubernetesObject> {
  readonly type: ResourceType;
  readonly state: InformerState;
  /** How many objects there are. */
  readonly size: number;
  /** Starts to follow, until the signal aborts. Once for each informer. */
  start(signal: AbortSignal): void;
  /** By `namespace/name`, or `name` for cluster-scoped kinds. */
  get(key: string): T | undefined;
  list(): T[];
  /** Throws a TypeError for an index that was not declared. */
  byIndex(index: string, key: string): readonly T[];
  /**
   * Takes over what the API server answered to a write of this process, which the watch tells some milliseconds later. Has
   * no effect where the watch was faster, where the store is not in step with the cluster, and where not all objects of
   * the kind are followed.
   */
  assume(written: T): void;
  /** Resolves at the first complete list; rejects only when the signal given to `start` aborts before. */
  synced(): Promise<void>;
  /** Further listeners; what is in the store already is replayed to them as `added`. Returns how to unsubscribe. */
  subscribe(listener: (event: InformerEvent<T>) => void): () => void;
}
