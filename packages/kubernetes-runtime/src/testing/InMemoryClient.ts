import {
  copyJson,
  type KubernetesObject,
  type ResourceType,
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
  UpdateOptions,
  WatchEvent,
  WatchOptions,
} from '../client/KubernetesClient';
import { objectKey } from '../objectKey';
import { apiErrors } from './apiErrors';
import { applyObject } from './applyObject';
import { FieldOwnership } from './FieldOwnership';
import type { InMemoryCall, InMemoryCluster } from './InMemoryCluster';
import { namedObject } from './namedObject';
import { matchesSelectors } from './matchesSelectors';
import { jsonPatch, mergePatch } from './patchObject';
import { encodeStringData } from './encodeStringData';
import { withoutStatus, withStatusOf } from './statusOf';

interface Update {
  object: KubernetesObject;
  subresource?: 'status';
  dryRun?: boolean;
  fieldManager?: string;
}

/** The client of an in-memory cluster, as one identity. @public */
export class InMemoryClient implements KubernetesClient {
  readonly server = 'memory://kubernetes';
  protected readonly cluster: InMemoryCluster;
  readonly #identity: Identity | undefined;

  constructor(cluster: InMemoryCluster, identity?: Identity) {
    this.cluster = cluster;
    this.#identity = identity;
  }

  get<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    options: GetOptions = {},
  ): Promise<T> {
    return this.#read('get', type, keyOf(type, key), () => {
      const { object } = this.cluster.store.get(type, keyOf(type, key));
      return view<T>(object, options.metadataOnly);
    });
  }

  list<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options: ListOptions = {},
  ): Promise<ListResult<T>> {
    return this.#read('list', type, undefined, () => {
      const all = this.cluster.store
        .list(type)
        .filter(
          object =>
            !options.namespace ||
            object.metadata.namespace === options.namespace,
        )
        .filter(object => matchesSelectors(object, options));
      const start = Number(options.continue ?? 0);
      const end = options.limit ? start + options.limit : all.length;
      return {
        items: all
          .slice(start, end)
          .map(object => view<T>(object, options.metadataOnly)),
        resourceVersion: String(this.cluster.store.version),
        ...(end < all.length && { continue: String(end) }),
      };
    });
  }

  create<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: CreateOptions = {},
  ): Promise<T> {
    const named = namedObject(type, object, options.namespace);
    return this.#write('create', type, named, options, ({ hasStatus }) => {
      if (type.group === 'authorization.k8s.io') {
        return {
          ...object,
          status: { allowed: this.cluster.hooks.allows?.(object) ?? true },
        };
      }
      const ownership = new FieldOwnership();
      const admitted = encodeStringData(
        hasStatus ? withoutStatus(named) : named,
      );
      ownership.recordUpdate(options.fieldManager ?? 'unknown', {}, admitted);
      return this.cluster.store.create(
        type,
        admitted,
        options.dryRun ?? false,
        ownership,
      );
    });
  }

  update<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: UpdateOptions = {},
  ): Promise<T> {
    return this.#write('update', type, object, options, () => {
      const { name = '', resourceVersion } = object.metadata;
      this.cluster.store.get(type, keyOf(type, object.metadata));
      // Kinds of the core group mostly allow an update of whatever is there; all others want to know what it rests on.
      if (!resourceVersion && type.group !== '') {
        throw apiErrors.invalid(
          type,
          name,
          'metadata.resourceVersion: Invalid value: 0: must be specified for an update',
        );
      }
      return this.#replace(type, { ...options, object });
    });
  }

  apply<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: ApplyOptions,
  ): Promise<T> {
    const named = namedObject(type, object);
    return this.#write('apply', type, named, options, ({ hasStatus }) =>
      applyObject(this.cluster.store, type, named, hasStatus, options),
    );
  }

  patch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    patch: unknown,
    options: PatchOptions,
  ): Promise<T> {
    const metadata = {
      name: key.name,
      ...(type.namespaced && { namespace: key.namespace }),
    };
    return this.#write('patch', type, { metadata }, options, () => {
      const { object } = this.cluster.store.get(type, keyOf(type, key));
      return this.#replace(type, {
        ...options,
        object: patched(type, object, patch, options.type),
      });
    });
  }

  async delete(
    type: ResourceType,
    key: ObjectKey,
    options: DeleteOptions = {},
  ): Promise<void> {
    const metadata = {
      name: key.name,
      ...(type.namespaced && { namespace: key.namespace }),
    };
    await this.#write('delete', type, { metadata }, options, () => {
      const stored = this.cluster.store.get(type, keyOf(type, key));
      this.cluster.store.delete(stored, options, options.dryRun ?? false);
      return stored.object;
    });
  }

  async *watch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    let from = Number(options.resourceVersion ?? 0);
    if (from === 0) {
      const list = await this.list<T>(type, options);
      from = Number(list.resourceVersion);
      for (const object of list.items) {
        yield { type: 'ADDED', object };
      }
    }
    await this.#read('watch', type, undefined, () => undefined);
    for await (const event of this.cluster.store.hub.follow(
      type,
      from,
      options,
    )) {
      yield event.type === 'BOOKMARK'
        ? event
        : {
            type: event.type,
            object: view<T>(event.object, options.metadataOnly),
          };
    }
  }

  async resolveKind(
    group: string,
    kind: string,
  ): Promise<ResourceType | undefined> {
    return [...this.cluster.types.values()].find(
      ({ type }) => type.group === group && type.kind === kind,
    )?.type;
  }

  async request<T = unknown>(): Promise<T> {
    throw new TypeError(
      'The in-memory Kubernetes has no raw requests: test this on a real API server',
    );
  }

  withIdentity(identity: Identity): KubernetesClient {
    return new InMemoryClient(this.cluster, identity);
  }

  async close(): Promise<void> {
    this.cluster.store.hub.endAll();
  }

  #replace(
    type: ResourceType,
    { object, subresource, dryRun, fieldManager }: Update,
  ): KubernetesObject {
    const stored = this.cluster.store.get(type, keyOf(type, object.metadata));
    const { hasStatus } = this.cluster.served(type);
    const before = stored.object;
    const { uid, resourceVersion } = object.metadata;
    const desired = subresource
      ? withStatusOf(
          { ...before, metadata: { ...before.metadata, uid, resourceVersion } },
          object,
        )
      : encodeStringData(hasStatus ? withStatusOf(object, before) : object);
    const after = this.cluster.store.replace(stored, desired, dryRun ?? false);
    if (!dryRun) {
      stored.ownership.recordUpdate(fieldManager ?? 'unknown', before, after);
    }
    return after;
  }

  async #read<R>(
    verb: InMemoryCall['verb'],
    type: ResourceType,
    key: string | undefined,
    act: () => R,
  ): Promise<R> {
    await this.cluster.hooks.before?.({
      verb,
      type,
      key,
      identity: this.#identity,
    });
    this.cluster.served(type);
    return act();
  }

  async #write<T extends KubernetesObject>(
    verb: InMemoryCall['verb'],
    type: ResourceType,
    object: Pick<KubernetesObject, 'metadata'>,
    options: { dryRun?: boolean; subresource?: 'status' },
    act: (served: { hasStatus: boolean }) => KubernetesObject,
  ): Promise<T> {
    const { dryRun, subresource } = options;
    const call: InMemoryCall = {
      verb,
      type,
      key: objectKey(object),
      subresource,
      dryRun,
      identity: this.#identity,
    };
    await this.cluster.hooks.before?.(call);
    const served = this.cluster.served(type);
    if (subresource && !served.hasStatus) {
      throw apiErrors.notServed(`${type.plural}/status`);
    }
    const result = view<T>(act(served));
    await this.cluster.hooks.after?.(call);
    return result;
  }
}

function patched(
  type: ResourceType,
  object: KubernetesObject,
  patch: unknown,
  kind: 'merge' | 'json',
): KubernetesObject {
  try {
    // Both give an object of the same kind back, with metadata that the store checks.
    return (
      kind === 'merge' ? mergePatch(object, patch) : jsonPatch(object, patch)
    ) as KubernetesObject;
  } catch (error) {
    throw apiErrors.invalid(
      type,
      object.metadata.name ?? '',
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** A copy that the caller may change; the type is the caller's word on what it stored. */
function view<T extends KubernetesObject>(
  object: KubernetesObject,
  metadataOnly = false,
): T {
  const { apiVersion, kind, metadata } = object;
  return copyJson(metadataOnly ? { apiVersion, kind, metadata } : object) as T;
}

function keyOf(
  type: ResourceType,
  { name = '', namespace }: { name?: string; namespace?: string },
): string {
  return objectKey({
    metadata: { name, ...(type.namespaced && { namespace }) },
  });
}
