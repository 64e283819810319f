import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type {
  ApplyOptions,
  CreateOptions,
  DeleteOptions,
  GetOptions,
  Identity,
  KubernetesClient,
  ListOptions,
  ListResult,
  ObjectKey,
  PatchOptions,
  RequestOptions,
  UpdateOptions,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from '../client/KubernetesClient';
import type { LeaderElector } from './LeaderElector';

class GuardedClient implements KubernetesClient {
  readonly #client: KubernetesClient;
  readonly #elector: LeaderElector;

  constructor(client: KubernetesClient, elector: LeaderElector) {
    this.#client = client;
    this.#elector = elector;
  }

  get server(): string {
    return this.#client.server;
  }

  get<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    options?: GetOptions,
  ): Promise<T> {
    return this.#client.get<T>(type, key, this.#withinTerm(options));
  }

  list<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options?: ListOptions,
  ): Promise<ListResult<T>> {
    return this.#client.list<T>(type, this.#withinTerm(options));
  }

  async create<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options?: CreateOptions,
  ): Promise<T> {
    this.#elector.assertLeading();
    return this.#client.create(type, object, this.#whileLeading(options));
  }

  async update<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options?: UpdateOptions,
  ): Promise<T> {
    this.#elector.assertLeading();
    return this.#client.update(type, object, this.#whileLeading(options));
  }

  async apply<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: ApplyOptions,
  ): Promise<T> {
    this.#elector.assertLeading();
    return this.#client.apply(type, object, this.#whileLeading(options));
  }

  async patch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    patch: unknown,
    options: PatchOptions,
  ): Promise<T> {
    this.#elector.assertLeading();
    return this.#client.patch<T>(type, key, patch, this.#whileLeading(options));
  }

  async delete(
    type: ResourceType,
    key: ObjectKey,
    options?: DeleteOptions,
  ): Promise<void> {
    this.#elector.assertLeading();
    return this.#client.delete(type, key, this.#whileLeading(options));
  }

  watch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options: WatchOptions,
  ): AsyncIterable<WatchEvent<T>> {
    return this.#client.watch<T>(type, options);
  }

  resolveKind(
    group: string,
    kind: string,
    options?: { fresh?: boolean },
  ): Promise<ResourceType | undefined> {
    return this.#client.resolveKind(group, kind, options);
  }

  async request<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options?: RequestOptions,
  ): Promise<T> {
    if (method !== 'GET') {
      this.#elector.assertLeading();
    }
    return this.#client.request<T>(
      method,
      path,
      method === 'GET'
        ? this.#withinTerm(options)
        : this.#whileLeading(options),
    );
  }

  withIdentity(identity: Identity): KubernetesClient {
    return new GuardedClient(
      this.#client.withIdentity(identity),
      this.#elector,
    );
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  /** A write may wait for a connection while this process is frozen: the clocks are looked at when it goes out, too. */
  #whileLeading<TOptions extends WriteOptions | RequestOptions>(
    options: TOptions = {} as TOptions,
  ): TOptions {
    return {
      ...this.#withinTerm(options),
      beforeSending: () => {
        options.beforeSending?.();
        this.#elector.assertLeading();
      },
    };
  }

  /** What waits for a connection when the term ends is never sent, and nobody waits for answers any more. */
  #withinTerm<TOptions extends { signal?: AbortSignal }>(
    options: TOptions = {} as TOptions,
  ): TOptions {
    const { signal } = options;
    const term = this.#elector.signal;
    return {
      ...options,
      signal: signal ? AbortSignal.any([signal, term]) : term,
    };
  }
}

/**
 * The client of a process that may write only while it leads: each write looks at the clocks first, and requests end with
 * the term. Reads and watches work before it, so that a standby's informers are warm.
 *
 * @public
 */
export function fenceWrites(
  client: KubernetesClient,
  elector: LeaderElector,
): KubernetesClient {
  return new GuardedClient(client, elector);
}
