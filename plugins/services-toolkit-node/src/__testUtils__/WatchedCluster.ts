import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type {
  ClusterWatch,
  ClusterWatchHandler,
  ClusterWatchState,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '../ServicesToolkitClusters';

interface Kind {
  state: ClusterWatchState;
  objects: Map<string, KubernetesObject>;
  handlers: Set<ClusterWatchHandler<KubernetesObject>>;
}

/** A cluster whose watches tell what the test says, in the order in which a shared watch does. */
export class WatchedCluster {
  readonly #kinds = new Map<string, Kind>();

  constructor(readonly name: string) {}

  inList(): ServicesToolkitClusters {
    const cluster = {
      name: this.name,
      group: 'services',
      watch: this.#watch.bind(this),
    } as unknown as ServicesToolkitCluster;
    return { list: () => [cluster], get: () => cluster };
  }

  get subscribers(): number {
    return [...this.#kinds.values()].reduce(
      (sum, { handlers }) => sum + handlers.size,
      0,
    );
  }

  tells(
    plural: string,
    type: 'added' | 'modified' | 'deleted',
    object: KubernetesObject,
  ): void {
    const kind = this.#kind(plural);
    if (type === 'deleted') {
      kind.objects.delete(keyOf(object));
    } else {
      kind.objects.set(keyOf(object), object);
    }
    kind.handlers.forEach(handler => handler.onEvent?.({ type, object }));
  }

  becomes(plural: string, state: ClusterWatchState): void {
    const kind = this.#kind(plural);
    kind.state = state;
    kind.handlers.forEach(handler => handler.onState?.(state));
  }

  #watch(
    type: ResourceType,
    handler: ClusterWatchHandler<KubernetesObject>,
  ): ClusterWatch<KubernetesObject> {
    const kind = this.#kind(type.plural);
    kind.handlers.add(handler);
    for (const object of kind.objects.values()) {
      handler.onEvent?.({ type: 'added', object });
    }
    handler.onState?.(kind.state);
    return {
      get state() {
        return kind.state;
      },
      get hasSynced() {
        return kind.state.kind === 'synced';
      },
      get: key => kind.objects.get(key),
      list: () => [...kind.objects.values()],
      stop: () => kind.handlers.delete(handler),
    };
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
