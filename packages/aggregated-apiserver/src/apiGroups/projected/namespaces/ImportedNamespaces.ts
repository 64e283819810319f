import { isDeepStrictEqual } from 'node:util';
import type { APIResourceImport } from '@services-toolkit/kubernetes-api';
import type { Informer } from '@services-toolkit/kubernetes-runtime';

/** What becomes of objects in the service cluster when their namespace is deleted here. */
export type NamespaceDeletion = 'Delete' | 'Orphan';

type Imports = Pick<Informer<APIResourceImport>, 'byIndex' | 'subscribe'>;

/** How often it is looked whether a namespace that is being deleted is gone. */
const lookAgainMs = 5_000;

/** Where the resources of one group are imported. */
export class ImportedNamespaces {
  readonly #imports: Imports;
  readonly #group: string;
  readonly #isTerminating: (namespace: string) => Promise<boolean>;
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  /** Those that were deleted with their namespace, perhaps before what is projected in it. */
  readonly #leaving = new Set<APIResourceImport>();

  /**
   * @param options.imports - with the index `group`
   * @param options.isTerminating - whether a namespace is there, and is being deleted
   */
  constructor(options: {
    imports: Imports;
    group: string;
    isTerminating: (namespace: string) => Promise<boolean>;
  }) {
    const { imports, group, isTerminating } = options;
    this.#imports = imports;
    this.#group = group;
    this.#isTerminating = isTerminating;
    this.#unsubscribe = imports.subscribe(({ type, object, old }) => {
      if (![object, old].some(one => one?.spec.group === group)) {
        return;
      }
      if (type === 'modified' && isDeepStrictEqual(old?.spec, object.spec)) {
        // Its status was written: nobody has to list again for that.
        return;
      }
      if (type === 'deleted') {
        this.#leave(object);
      }
      this.#listeners.forEach(listener => listener());
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
    return this.#in(this.#all(), namespace, resource).length > 0;
  }

  /** Whether what is projected there goes with the namespace, which is being deleted, and whose import is gone already. */
  isLeaving(namespace: string, resource: string): boolean {
    return this.#in([...this.#leaving], namespace, resource).length > 0;
  }

  /** Of several imports of one namespace the one counts that deletes nothing. */
  deletionOf(namespace: string, resource: string): NamespaceDeletion {
    const all = [...this.#all(), ...this.#leaving];
    return this.#in(all, namespace, resource).some(
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

  /** The group is imported no more: whoever watches is told. */
  close(): void {
    this.#unsubscribe();
    this.#listeners.forEach(listener => listener());
    this.#listeners.clear();
    this.#leaving.clear();
  }

  /** Kubernetes empties a namespace in no order. At once, and not after somebody was asked: the next request may count. */
  #leave(one: APIResourceImport): void {
    this.#leaving.add(one);
    const look = async () => {
      const isTerminating = await this.#isTerminating(
        one.metadata.namespace ?? '',
      ).catch(() => true);
      if (!isTerminating) {
        this.#leaving.delete(one);
      } else if (this.#leaving.has(one)) {
        setTimeout(() => void look(), lookAgainMs).unref();
      }
    };
    void look();
  }

  #all(): readonly APIResourceImport[] {
    return this.#imports.byIndex('group', this.#group);
  }

  #in(
    imports: readonly APIResourceImport[],
    namespace: string,
    resource: string,
  ): APIResourceImport[] {
    return imports.filter(
      one => one.metadata.namespace === namespace && covers(one, resource),
    );
  }
}

function covers({ spec }: APIResourceImport, resource: string): boolean {
  return spec.resources === undefined || spec.resources.includes(resource);
}
