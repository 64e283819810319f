import type {
  ClusterWatch,
  ClusterWatchHandler,
  ClusterWatchState,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';

interface Kind {
  state: ClusterWatchState;
  objects: Map<string, KubernetesObject>;
  handlers: Set<ClusterWatchHandler<KubernetesObject>>;
}

/**
 * What services-toolkit-node gives, moved by the test. How a real cluster behaves is tested against a real API server
 * (*.cluster.test.ts); this is for the order of things on our side.
 */
export class FakeCluster implements ServicesToolkitCluster {
  readonly group = 'services';
  readonly identity = 'impersonate';
  readonly name: string;
  readonly #kinds = new Map<string, Kind>();

  constructor(name: string) {
    this.name = name;
  }

  static inList(...clusters: FakeCluster[]): ServicesToolkitClusters {
    return {
      list: () => clusters,
      get: name => {
        const cluster = clusters.find(one => one.name === name);
        if (!cluster) throw new Error(`no cluster ${name}`);
        return cluster;
      },
    };
  }

  /** All kinds give their list; these are the objects. */
  answers(objects: Record<string, KubernetesObject[]> = {}): void {
    for (const [plural, kind] of this.#kinds) {
      for (const object of objects[plural] ?? []) {
        kind.objects.set(keyOf(object), object);
      }
      for (const object of kind.objects.values()) {
        kind.handlers.forEach(handler =>
          handler.onEvent?.({ type: 'added', object }),
        );
      }
      kind.state = { kind: 'synced', since: new Date() };
      kind.handlers.forEach(handler => handler.onState?.(kind.state));
    }
  }

  adds(plural: string, object: KubernetesObject): void {
    const kind = this.#kind(plural);
    kind.objects.set(keyOf(object), object);
    kind.handlers.forEach(handler =>
      handler.onEvent?.({ type: 'added', object }),
    );
  }

  deletes(plural: string, object: KubernetesObject): void {
    const kind = this.#kind(plural);
    kind.objects.delete(keyOf(object));
    kind.handlers.forEach(handler =>
      handler.onEvent?.({ type: 'deleted', object }),
    );
  }

  get watchers(): number {
    return [...this.#kinds.values()].reduce(
      (sum, { handlers }) => sum + handlers.size,
      0,
    );
  }

  watch<T extends KubernetesObject>(
    type: ResourceType,
    handler: ClusterWatchHandler<T>,
  ): ClusterWatch<T> {
    const kind = this.#kind(type.plural);
    const subscriber = handler as ClusterWatchHandler<KubernetesObject>;
    kind.handlers.add(subscriber);
    handler.onState?.(kind.state);
    return {
      get state() {
        return kind.state;
      },
      get hasSynced() {
        return kind.state.kind === 'synced';
      },
      get: key => kind.objects.get(key) as T | undefined,
      list: () => [...kind.objects.values()] as T[],
      stop: () => kind.handlers.delete(subscriber),
    };
  }

  client(): never {
    throw new Error('the ingestion only watches');
  }

  clientFor(): never {
    throw new Error('the ingestion acts for nobody');
  }

  status() {
    return { reachable: true };
  }

  onStatus() {
    return () => {};
  }

  #kind(plural: string): Kind {
    const kind = this.#kinds.get(plural) ?? {
      state: { kind: 'initial' as const },
      objects: new Map<string, KubernetesObject>(),
      handlers: new Set<ClusterWatchHandler<KubernetesObject>>(),
    };
    this.#kinds.set(plural, kind);
    return kind;
  }
}

function keyOf({ metadata }: KubernetesObject): string {
  return [metadata.namespace, metadata.name].filter(Boolean).join('/');
}
