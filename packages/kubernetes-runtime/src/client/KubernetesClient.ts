import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';

/** Which object: the namespace is left out for cluster-scoped kinds. @public */
export interface ObjectKey {
  name: string;
  namespace?: string;
}

/** Who a request is made as, on the API server's impersonation headers. @public */
export interface Identity {
  user: string;
  groups: string[];
}

/**
 * Who a request is made as, by a token of their own in place of this client's credentials: neither its token, nor its
 * client certificate, nor the `as` of its kubeconfig goes along.
 *
 * @public
 */
export interface OwnToken {
  token: string;
  /**
   * The header that the token stands in, where something before the API server has `authorization` for itself, to which
   * this client goes on to show its own credentials. Default: `authorization`.
   */
  header?: string;
}

/** Selectors that narrow a list or a watch; both are evaluated by the API server. @public */
export interface Selection {
  /** All namespaces when left out. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  /**
   * Only `metadata` is asked for (`PartialObjectMetadata`): the rest of the object never reaches this process.
   * Used for Secrets, whose data is nobody's business until it is copied.
   */
  metadataOnly?: boolean;
}

/** @public */
export interface GetOptions {
  metadataOnly?: boolean;
  signal?: AbortSignal;
}

/** @public */
export interface ListOptions extends Selection {
  /** Page size; the answer's `continue` leads to the next page. */
  limit?: number;
  continue?: string;
  /** `'0'` reads from the API server's cache, which may lag behind; nothing reads the newest state. */
  resourceVersion?: string;
  signal?: AbortSignal;
}

/** @public */
export interface ListResult<T> {
  items: T[];
  /** Where a watch goes on from this list without a gap. */
  resourceVersion: string;
  continue?: string;
}

/** @public */
export interface WriteOptions {
  /** Everything is checked, nothing is stored. */
  dryRun?: boolean;
  fieldManager?: string;
  /** `Strict` refuses unknown fields, as kubectl does; the API server's default only warns. */
  fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  signal?: AbortSignal;
  /**
   * Called the moment before the request goes out, for which it may have waited for a connection. What it throws is what
   * the caller gets, and nothing is sent.
   */
  beforeSending?: () => void;
}

/** @public */
export interface CreateOptions extends WriteOptions {
  /** Taken from the object when left out. */
  namespace?: string;
}

/** @public */
export interface UpdateOptions extends WriteOptions {
  subresource?: 'status';
}

/** @public */
export interface ApplyOptions extends WriteOptions {
  /** Whose fields these are; a conflict with another manager's field is a 409 unless `force`. */
  fieldManager: string;
  force?: boolean;
  subresource?: 'status';
}

/** @public */
export interface PatchOptions extends WriteOptions {
  type: 'merge' | 'json';
  subresource?: 'status';
}

/** @public */
export interface DeleteOptions {
  /** Preconditions: another UID or resourceVersion is a 409 and nothing is deleted. */
  uid?: string;
  resourceVersion?: string;
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  dryRun?: boolean;
  signal?: AbortSignal;
  /** See `WriteOptions`. */
  beforeSending?: () => void;
}

/** @public */
export interface WatchOptions extends Selection {
  /** Changes after this one; without it the API server first sends what exists as ADDED. */
  resourceVersion?: string;
  signal: AbortSignal;
}

/**
 * One line of a watch. A bookmark carries no object: it only says up to which version nothing was missed.
 *
 * @public
 */
export type WatchEvent<T> =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: T }
  | { type: 'BOOKMARK'; resourceVersion: string };

/** @public */
export interface RequestOptions {
  /** A list repeats the parameter. */
  query?: Record<string, string | number | boolean | string[] | undefined>;
  /** Sent as JSON. */
  body?: unknown;
  contentType?: string;
  accept?: string;
  signal?: AbortSignal;
  /** See `WriteOptions`. */
  beforeSending?: () => void;
}

/**
 * Access to one cluster as one identity, on a connection pool that all requests and all `withIdentity` clients share.
 *
 * Every method throws `KubernetesApiError` when the API server refused, and `ClusterUnreachableError` when no
 * answer of an API server came back; there is no third outcome that looks like emptiness.
 *
 * @public
 */
export interface KubernetesClient {
  /** The API server's address, for messages. */
  readonly server: string;

  get<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    options?: GetOptions,
  ): Promise<T>;

  /** One page. For everything, however much it is, see `listAll`. */
  list<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options?: ListOptions,
  ): Promise<ListResult<T>>;

  create<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options?: CreateOptions,
  ): Promise<T>;

  /** Replaces the object; with `metadata.resourceVersion` a change in between is a 409. */
  update<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options?: UpdateOptions,
  ): Promise<T>;

  /**
   * Server-side apply. Without `metadata.uid` it creates an object that does not exist, also one that was deleted a
   * moment ago; with it the API server answers 409 instead.
   */
  apply<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: ApplyOptions,
  ): Promise<T>;

  patch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    patch: unknown,
    options: PatchOptions,
  ): Promise<T>;

  /** Resolves when the API server accepted it: finalizers may keep the object for longer. */
  delete(
    type: ResourceType,
    key: ObjectKey,
    options?: DeleteOptions,
  ): Promise<void>;

  /**
   * Ends without an error when the API server closes the watch, when nothing (not even a bookmark) came for the
   * client's idle time, or when the signal aborts: go on from the last version. Throws `KubernetesApiError` with
   * reason `Expired` or `Gone` (410) when that version is too old: list again.
   */
  watch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options: WatchOptions,
  ): AsyncIterable<WatchEvent<T>>;

  /**
   * Finds the preferred served version of a kind by discovery; `''` is the core group. `undefined` means that the API
   * server answered and does not serve it. Answers are kept for some seconds; `fresh` asks again, for instance after
   * a CustomResourceDefinition changed.
   */
  resolveKind(
    group: string,
    kind: string,
    options?: { fresh?: boolean },
  ): Promise<ResourceType | undefined>;

  /** A request of any shape, on the same pool and with the same errors. */
  request<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: RequestOptions,
  ): Promise<T>;

  /**
   * The same pool, another person: the API server checks that this client may impersonate them, or their own token.
   */
  withIdentity(identity: Identity | OwnToken): KubernetesClient;

  /** Closes the pool (of all clients that share it). Watches end. */
  close(): Promise<void>;
}
