import type { APIResourceImport } from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';

/** What becomes of objects in the service cluster when their namespace is deleted here. */
export type NamespaceDeletion = 'Delete' | 'Orphan';

/** Where the resources of one group are imported. */
export class ImportedNamespaces {
  readonly #imports: Pick<Informer<APIResourceImport>, 'byIndex' | 'subscribe'>;
  readonly #group: string;
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;

  /** @param imports - with the index `group` */
  constructor(
    imports: Pick<Informer<APIResourceImport>, 'byIndex' | 'subscribe'>,
    group: string,
  ) {
    this.#imports = imports;
    this.#group = group;
    this.#unsubscribe = imports.subscribe(({ object, old }) => {
      if ([object, old].some(one => one?.spec.group === group)) {
        this.#listeners.forEach(listener => listener());
      }
    });
  }

  /** The namespaces in which a resource is imported, in the order of lists. */
  of(resource: string): string[] {
    const namespaces = this.#all()
      .filter(one => covers(one, resource))
      .map(({ metadata }) => metadata.namespace ?? '');
    return [...new Set(namespaces)].sort();
  }

  has(namespace: string, resource: string): boolean {
    return this.#in(namespace, resource).length > 0;
  }

  /** Of several imports of one namespace the one counts that deletes nothing. */
  deletionOf(namespace: string, resource: string): NamespaceDeletion {
    return this.#in(namespace, resource).some(
      ({ spec }) => spec.namespaceDeletion === 'Orphan',
    )
      ? 'Orphan'
      : 'Delete';
  }

  /** Told when anything of it changes. Returns how to unsubscribe. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#unsubscribe();
    this.#listeners.clear();
  }

  #all(): readonly APIResourceImport[] {
    return this.#imports.byIndex('group', this.#group);
  }

  #in(namespace: string, resource: string): APIResourceImport[] {
    return this.#all().filter(
      one => one.metadata.namespace === namespace && covers(one, resource),
    );
  }
}

function covers({ spec, metadata }: APIResourceImport, resource: string) {
  return (
    metadata.deletionTimestamp === undefined &&
    (spec.resources === undefined || spec.resources.includes(resource))
  );
}
