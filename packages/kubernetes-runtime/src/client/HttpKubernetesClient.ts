import {
  apiVersionOf,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { otherUidAsConflict } from '../errors/otherUidAsConflict';
import { Discovery } from './Discovery';
import { identityHeaders, isInPlaceOfOwn } from './identityHeaders';
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
  OwnToken,
  PatchOptions,
  RequestOptions,
  UpdateOptions,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from './KubernetesClient';
import { requestJson, type JsonRequest } from './requestJson';
import { resourcePath } from './resourcePath';
import { openWatch } from './openWatch';
import type { Transport, TransportRequest } from './Transport';

const metadataOnlyObject =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const metadataOnlyList =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** What all clients on one transport share. */
export interface SharedClientParts {
  transport: Transport;
  userAgent: string;
  watchIdleMs: number;
  watchTimeoutSeconds: number | undefined;
  /** Closes over nothing of an identity: what is served is the same for everybody. */
  discovery?: Discovery;
}

export class HttpKubernetesClient implements KubernetesClient {
  readonly #shared: SharedClientParts;
  readonly #from: Pick<TransportRequest, 'headers' | 'as'>;
  readonly #discovery: Discovery;

  constructor(shared: SharedClientParts, identity?: Identity | OwnToken) {
    this.#shared = shared;
    const agent = { 'user-agent': shared.userAgent };
    this.#from = identity
      ? {
          headers: { ...agent, ...identityHeaders(identity) },
          as: isInPlaceOfOwn(identity) ? 'token' : 'other',
        }
      : { headers: agent };
    this.#discovery =
      shared.discovery ?? new Discovery(path => this.request('GET', path));
  }

  get server(): string {
    return this.#shared.transport.server;
  }

  async get<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    options: GetOptions = {},
  ): Promise<T> {
    const object = await this.#send<T>({
      type,
      method: 'GET',
      path: resourcePath(type, key),
      ...(options.metadataOnly && { accept: metadataOnlyObject }),
      signal: options.signal,
    });
    return options.metadataOnly ? { ...object, ...kindOf(type) } : object;
  }

  async list<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options: ListOptions = {},
  ): Promise<ListResult<T>> {
    const { labelSelector, fieldSelector, limit, resourceVersion } = options;
    const answer = await this.#send<Partial<ListAnswer<T>> | null>({
      type,
      method: 'GET',
      path: resourcePath(type, { namespace: options.namespace }),
      query: {
        labelSelector,
        fieldSelector,
        limit,
        resourceVersion,
        continue: options.continue,
      },
      ...(options.metadataOnly && { accept: metadataOnlyList }),
      signal: options.signal,
    });
    // Nothing that is not a list may be taken for an empty one: what a list does not have counts as deleted.
    if (!isList(answer)) {
      throw new ClusterUnreachableError(
        this.server,
        `What answers at ${this.server} gave something else than a list of ${type.plural}: check the address, and what stands before the API server.`,
      );
    }
    const kind = kindOf(type);
    return {
      // Items of a list carry neither apiVersion nor kind, and those of metadata-only lists carry the envelope's.
      items: (answer.items ?? []).map(item => ({ ...item, ...kind })),
      resourceVersion: answer.metadata?.resourceVersion ?? '',
      ...(answer.metadata?.continue && { continue: answer.metadata.continue }),
    };
  }

  create<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: CreateOptions = {},
  ): Promise<T> {
    return this.#send({
      type,
      method: 'POST',
      path: collectionPath(
        type,
        options.namespace ?? object.metadata.namespace,
      ),
      query: writeQuery(options),
      body: object,
      signal: options.signal,
      beforeSending: options.beforeSending,
    });
  }

  update<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: UpdateOptions = {},
  ): Promise<T> {
    return this.#send({
      type,
      method: 'PUT',
      path: resourcePath(type, {
        ...keyOf(object),
        subresource: options.subresource,
      }),
      query: writeQuery(options),
      body: object,
      signal: options.signal,
      beforeSending: options.beforeSending,
    });
  }

  async apply<T extends KubernetesObject>(
    type: ResourceType,
    object: T,
    options: ApplyOptions,
  ): Promise<T> {
    try {
      return await this.#send({
        type,
        method: 'PATCH',
        path: resourcePath(type, {
          ...keyOf(object),
          subresource: options.subresource,
        }),
        query: {
          ...writeQuery(options),
          force: options.force ? true : undefined,
        },
        // Server-side apply takes YAML, of which JSON is a part. It must name the kind.
        contentType: 'application/apply-patch+yaml',
        body: { ...object, ...kindOf(type) },
        signal: options.signal,
        beforeSending: options.beforeSending,
      });
    } catch (error) {
      throw otherUidAsConflict(error);
    }
  }

  patch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    patch: unknown,
    options: PatchOptions,
  ): Promise<T> {
    return this.#send({
      type,
      method: 'PATCH',
      path: resourcePath(type, { ...key, subresource: options.subresource }),
      query: writeQuery(options),
      contentType:
        options.type === 'json'
          ? 'application/json-patch+json'
          : 'application/merge-patch+json',
      body: patch,
      signal: options.signal,
      beforeSending: options.beforeSending,
    });
  }

  async delete(
    type: ResourceType,
    key: ObjectKey,
    options: DeleteOptions = {},
  ): Promise<void> {
    const { uid, resourceVersion, propagationPolicy } = options;
    await this.#send({
      type,
      method: 'DELETE',
      path: resourcePath(type, key),
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        ...((uid || resourceVersion) && {
          preconditions: { uid, resourceVersion },
        }),
        ...(propagationPolicy && { propagationPolicy }),
        ...(options.dryRun && { dryRun: ['All'] }),
      },
      signal: options.signal,
      beforeSending: options.beforeSending,
    });
  }

  async *watch<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    const { labelSelector, fieldSelector, resourceVersion } = options;
    const events = openWatch<T>(this.#shared.transport, {
      type,
      path: resourcePath(type, { namespace: options.namespace }),
      query: { labelSelector, fieldSelector, resourceVersion },
      from: {
        ...this.#from,
        headers: {
          ...this.#from.headers,
          ...(options.metadataOnly && { accept: metadataOnlyObject }),
        },
      },
      idleMs: this.#shared.watchIdleMs,
      timeoutSeconds: this.#shared.watchTimeoutSeconds,
      signal: options.signal,
    });
    for await (const event of events) {
      const renamed = options.metadataOnly && event.type !== 'BOOKMARK';
      yield renamed
        ? { ...event, object: { ...event.object, ...kindOf(type) } }
        : event;
    }
  }

  resolveKind(
    group: string,
    kind: string,
    options: { fresh?: boolean } = {},
  ): Promise<ResourceType | undefined> {
    return this.#discovery.resolveKind(group, kind, options.fresh ?? false);
  }

  request<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    options: RequestOptions = {},
  ): Promise<T> {
    return this.#send({ method, path, ...options });
  }

  withIdentity(identity: Identity | OwnToken): KubernetesClient {
    return new HttpKubernetesClient(
      { ...this.#shared, discovery: this.#discovery },
      identity,
    );
  }

  close(): Promise<void> {
    return this.#shared.transport.close();
  }

  #send<T>(request: JsonRequest): Promise<T> {
    return requestJson<T>(this.#shared.transport, request, this.#from);
  }
}

interface ListAnswer<T> {
  /** Go writes an empty list as null at times. */
  items: T[] | null;
  metadata?: { resourceVersion?: string; continue?: string };
}

function isList<T>(
  answer: Partial<ListAnswer<T>> | null,
): answer is ListAnswer<T> {
  return answer?.items === null || Array.isArray(answer?.items);
}

function kindOf(type: ResourceType): { apiVersion: string; kind: string } {
  return { apiVersion: apiVersionOf(type), kind: type.kind };
}

function collectionPath(
  type: ResourceType,
  namespace: string | undefined,
): string {
  if (type.namespaced && !namespace) {
    throw new TypeError(
      `${type.kind} is namespaced: a namespace is needed to create one`,
    );
  }
  return resourcePath(type, { namespace });
}

function keyOf(object: KubernetesObject): ObjectKey {
  const { name, namespace } = object.metadata;
  if (!name) {
    throw new TypeError(`The ${object.kind} to write has no metadata.name`);
  }
  return { name, ...(namespace && { namespace }) };
}

function writeQuery({ dryRun, fieldManager, fieldValidation }: WriteOptions) {
  return { dryRun: dryRun ? 'All' : undefined, fieldManager, fieldValidation };
}
