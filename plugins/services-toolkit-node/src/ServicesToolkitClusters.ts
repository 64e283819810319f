import type { BackstageUserInfo } from '@backstage/backend-plugin-api';
import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';

/**
 * Under which name a write reaches a cluster.
 *
 * - `impersonate`: the portal's ServiceAccount acts as the user (`backstage:` + entity ref).
 * - `user`: with a token of the user's own, which the browser sends along; nothing else can act there.
 * - `serviceAccount`: as the portal itself; Kubernetes does not learn who asked.
 *
 * @public
 */
export type ClusterIdentity = 'user' | 'impersonate' | 'serviceAccount';

/**
 * A person, with the tokens of their own that came with their request, by the Backstage auth provider that issued them.
 * Tokens are sent to clusters and go nowhere else. (A Map also because it leaves nothing in JSON.)
 *
 * @public
 */
export interface ClusterUser extends BackstageUserInfo {
  readonly tokens?: ReadonlyMap<string, string>;
}

/**
 * The clusters that this portal works with, shared by every backend plugin of Services Toolkit.
 *
 * @public
 */
export interface ServicesToolkitClusters {
  /** Every configured cluster, in the order of the configuration. */
  list(): readonly ServicesToolkitCluster[];

  /**
   * One cluster by its name.
   *
   * @throws NotFoundError if no cluster of that name is configured under `servicesToolkit.clusters`
   */
  get(name: string): ServicesToolkitCluster;
}

/**
 * One cluster: who we are towards it, what we watch in it, and whether it answers.
 *
 * @public
 */
export interface ServicesToolkitCluster {
  /** The name in the `kubernetes:` section. */
  readonly name: string;
  readonly title?: string;
  /** The provider group; it is also the catalog namespace of the group's entities. */
  readonly group: string;
  readonly identity: ClusterIdentity;
  /** With identity `user`: the Backstage auth provider whose ID token the cluster takes. */
  readonly tokenProvider?: string;

  /** A client that acts as the portal's own ServiceAccount: for reads and watches. */
  client(): Promise<KubernetesClient>;

  /**
   * A client for what a user does. The caller proves who that is:
   * `cluster.clientFor(await userInfo.getUserInfo(credentials))`, which refuses credentials that are not a user's.
   * (A root-scoped service cannot depend on the plugin-scoped `coreServices.userInfo` itself.)
   *
   * @throws NotAllowedError if the cluster's identity mode cannot act for this user
   */
  clientFor(user: ClusterUser): Promise<KubernetesClient>;

  /**
   * Follows all objects of a kind. Subscribers share one informer for each kind; it starts with the first and stops
   * with the last of them. A late subscriber is told the present objects (as `added`) and the present state at once,
   * before this method returns. The objects are shared: read them, never change them.
   */
  watch<T extends KubernetesObject>(
    type: ResourceType,
    handler: ClusterWatchHandler<T>,
    options?: ClusterWatchOptions,
  ): ClusterWatch<T>;

  /** Whether the cluster answers, as far as the watches in this process know. */
  status(): ClusterStatus;

  /** Calls back whenever `status()` changes; returns how to stop that. */
  onStatus(listener: (status: ClusterStatus) => void): () => void;
}

/** @public */
export interface ClusterWatchOptions {
  /** Ask for metadata only: `spec` and `status` never get into memory. A watch of its own. */
  metadataOnly?: boolean;
  /**
   * The kind belongs to a part that need not be installed: a cluster that does not serve it has nothing wrong with it. For
   * all subscribers of the watch, the first one says it.
   */
  mayBeMissing?: boolean;
  /** The same of a cluster that does not let the portal read the kind: nothing else depends on it. */
  mayBeForbidden?: boolean;
}

/** @public */
export interface ClusterWatchHandler<T extends KubernetesObject> {
  onEvent?(event: ClusterWatchEvent<T>): void;
  onState?(state: ClusterWatchState): void;
}

/** @public */
export interface ClusterWatchEvent<T extends KubernetesObject> {
  type: 'added' | 'modified' | 'deleted';
  object: T;
}

/**
 * What is known about one kind in one cluster.
 *
 * - `initial`: no list yet; nothing is known, and an empty `list()` means nothing.
 * - `synced`: `list()` is what the API server has.
 * - `failing`: the API server did not answer or refused. With `lastSynced`, `list()` is what it had then; without,
 *   nothing is known.
 *
 * @public
 */
export type ClusterWatchState =
  | { kind: 'initial' }
  | { kind: 'synced'; since: Date }
  | { kind: 'failing'; since: Date; error: Error; lastSynced?: Date };

/** @public */
export interface ClusterWatch<T extends KubernetesObject> {
  readonly state: ClusterWatchState;
  /** True once an authoritative list was read; from then on absent means absent (as of the last time it answered). */
  readonly hasSynced: boolean;
  /** One object, by `<namespace>/<name>` or, for cluster-scoped kinds, `<name>`. */
  get(key: string): T | undefined;
  list(): readonly T[];
  /** Ends this subscription. */
  stop(): void;
}

/** @public */
export interface ClusterStatus {
  /** False: no answer, or the portal's own credentials are refused. What is shown of the cluster is then old. */
  reachable: boolean;
  /** Since when this is so. Absent: the cluster has not answered yet since this process started. */
  since?: Date;
  /** For people: what is wrong and what to do. */
  message?: string;
}
