import {
  builtinResourceTypes,
  copyJson,
  resourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { objectKey } from '../objectKey';
import { InMemoryClient } from './InMemoryClient';
import {
  InMemoryCluster,
  typeKey,
  type InMemoryHooks,
} from './InMemoryCluster';

const definitions = {
  type: builtinResourceTypes.customResourceDefinitions,
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
};

/**
 * A small Kubernetes API in memory, for property tests of controllers: versions, UIDs, finalizers, owners with garbage
 * collection, watches, optimistic concurrency, server-side apply, selectors, and errors on demand. The contract suite
 * holds it to what the real API server does; what is not in there, it does not have (admission, schemas, RBAC).
 *
 * @public
 */
export class InMemoryKubernetes extends InMemoryClient {
  /** Serves the built-in kinds and this project's own; `serve` adds more. */
  constructor(hooks: InMemoryHooks = {}) {
    super(new InMemoryCluster(hooks));
    Object.values(builtinResourceTypes).forEach(type =>
      this.#serve(type, false),
    );
    Object.values(resourceTypes).forEach(type =>
      this.serve(type, { hasStatus: true }),
    );
  }

  /** May be exchanged at any time. */
  get hooks(): InMemoryHooks {
    return this.cluster.hooks;
  }

  /** Rises with every change that was stored: equal before and after means that nothing was written. */
  get version(): number {
    return this.cluster.store.version;
  }

  /** Adds a kind, as a CustomResourceDefinition does. With a status subresource, only that one writes `status`. */
  serve(type: ResourceType, options: { hasStatus?: boolean } = {}): void {
    this.#serve(type, options.hasStatus ?? false);
    const { apiVersion, kind } = definitions;
    const definition = { apiVersion, kind, metadata: { name: typeKey(type) } };
    if (!this.cluster.store.find(definitions.type, typeKey(type))) {
      this.cluster.store.create(definitions.type, definition, false);
    }
  }

  #serve(type: ResourceType, hasStatus: boolean): void {
    this.cluster.types.set(typeKey(type), { type, hasStatus });
  }

  /** Takes a kind away with all its objects, whatever their finalizers. */
  withdraw(type: ResourceType): void {
    for (const object of this.cluster.store.list(type)) {
      this.cluster.store.evict(this.cluster.store.get(type, objectKey(object)));
    }
    this.cluster.types.delete(typeKey(type));
    const definition = this.cluster.store.find(definitions.type, typeKey(type));
    if (definition) {
      this.cluster.store.evict(definition);
    }
  }

  /** What is stored of a kind at this moment, without a request. */
  objects<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
  ): T[] {
    // The caller knows the kind that it stored.
    return copyJson(this.cluster.store.list(type)) as T[];
  }

  /** The same without a copy: for looking only. */
  peek<T extends KubernetesObject = KubernetesObject>(
    type: ResourceType,
  ): readonly T[] {
    return this.cluster.store.list(type) as T[];
  }

  /** Ends all watches, as a restart of the API server does. */
  endWatches(): void {
    this.cluster.store.hub.endAll();
  }

  /** Forgets the history: watches that go on from before get 410 Expired. */
  compact(): void {
    this.cluster.store.hub.compact(this.cluster.store.version);
  }
}
