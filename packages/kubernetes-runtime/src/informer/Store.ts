import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { Multimap } from '../Multimap';
import { objectKey } from '../objectKey';
import type { InformerEvent } from './Informer';

/** The objects of an informer with their indexes. Each change answers with the events that it means. */
export class Store<T extends KubernetesObject> {
  readonly #objects = new Map<string, T>();
  readonly #indexers: Record<string, (object: T) => string[]>;
  readonly #indexes: ReadonlyMap<string, Multimap<T>>;

  constructor(indexers: Record<string, (object: T) => string[]> = {}) {
    this.#indexers = indexers;
    this.#indexes = new Map(
      Object.keys(indexers).map(name => [name, new Multimap<T>()]),
    );
  }

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  list(): T[] {
    return [...this.#objects.values()];
  }

  byIndex(name: string, key: string): readonly T[] {
    const index = this.#indexes.get(name);
    if (!index) {
      throw new TypeError(
        `No index "${name}" was declared; there are: ${
          [...this.#indexes.keys()].join(', ') || 'none'
        }`,
      );
    }
    return index.get(key);
  }

  set(object: T): InformerEvent<T>[] {
    const key = objectKey(object);
    const old = this.#objects.get(key);
    if (old && old.metadata.uid === object.metadata.uid) {
      if (old.metadata.resourceVersion === object.metadata.resourceVersion) {
        return [];
      }
      this.#put(key, object, old);
      return [{ type: 'modified', object, old }];
    }
    this.#put(key, object, old);
    // The same name with another UID is another object: the first one is gone, even if nobody saw it go.
    return [
      ...(old ? [{ type: 'deleted' as const, object: old, old }] : []),
      { type: 'added', object },
    ];
  }

  /** `last` is the state that the API server gave with the deletion. */
  delete(last: T): InformerEvent<T>[] {
    const key = objectKey(last);
    const old = this.#objects.get(key);
    if (!old || old.metadata.uid !== last.metadata.uid) {
      return [];
    }
    this.#remove(key, old);
    return [{ type: 'deleted', object: last, old }];
  }

  /** Takes a complete list over: what it no longer has was deleted while nobody watched. */
  replace(objects: T[]): InformerEvent<T>[] {
    const keys = new Set(objects.map(objectKey));
    const gone = [...this.#objects].filter(([key]) => !keys.has(key));
    const deleted = gone.flatMap(([, object]) => this.delete(object));
    return [...deleted, ...objects.flatMap(object => this.set(object))];
  }

  #put(key: string, object: T, old: T | undefined) {
    if (old) {
      this.#unindex(old);
    }
    this.#objects.set(key, object);
    for (const [name, index] of this.#indexes) {
      for (const indexKey of this.#indexKeys(name, object)) {
        index.add(indexKey, object);
      }
    }
  }

  #remove(key: string, old: T) {
    this.#objects.delete(key);
    this.#unindex(old);
  }

  #unindex(old: T) {
    for (const [name, index] of this.#indexes) {
      for (const indexKey of this.#indexKeys(name, old)) {
        index.remove(indexKey, old);
      }
    }
  }

  #indexKeys(name: string, object: T): string[] {
    return this.#indexers[name]?.(object) ?? [];
  }
}
