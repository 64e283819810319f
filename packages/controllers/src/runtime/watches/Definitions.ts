import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';

/** Which kinds a cluster has, by its CustomResourceDefinitions. */
export class Definitions {
  readonly #informer: Informer<KubernetesObject>;
  readonly #listeners = new Map<string, Set<() => void>>();

  /** `informer` follows the CustomResourceDefinitions. */
  constructor(informer: Informer<KubernetesObject>) {
    this.#informer = informer;
    informer.subscribe(({ type, object }) => {
      if (type !== 'modified') {
        this.#tell(object.metadata.name ?? '');
      }
    });
    informer.synced().then(
      () => [...this.#listeners.keys()].forEach(name => this.#tell(name)),
      // Stopped before: nobody needs to know any more.
      () => {},
    );
  }

  /** Undefined before the first complete list. One that is being deleted still serves its kind. */
  has(type: Pick<ResourceType, 'group' | 'plural'>): boolean | undefined {
    const { state } = this.#informer;
    const isKnown =
      state.kind === 'synced' ||
      (state.kind === 'failing' && state.lastSynced !== undefined);
    return isKnown
      ? this.#informer.get(definitionName(type)) !== undefined
      : undefined;
  }

  /** Told when the kind comes or goes, and when it is first known whether it is there. Returns how to unsubscribe. */
  onChange(
    type: Pick<ResourceType, 'group' | 'plural'>,
    listener: () => void,
  ): () => void {
    const name = definitionName(type);
    const listeners = this.#listeners.get(name) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(name, listeners);
    return () => listeners.delete(listener);
  }

  #tell(name: string): void {
    this.#listeners.get(name)?.forEach(listener => listener());
  }
}

/** The name of the CustomResourceDefinition of a kind. */
export function definitionName({
  group,
  plural,
}: Pick<ResourceType, 'group' | 'plural'>): string {
  return `${plural}.${group}`;
}

/** The group that a CustomResourceDefinition is about. */
export function definedGroup({ metadata }: KubernetesObject): string {
  return groupOfDefinition(metadata.name ?? '');
}

/** The same by its name. */
export function groupOfDefinition(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
