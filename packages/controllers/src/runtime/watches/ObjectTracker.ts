import { Multimap } from '@services-toolkit/kubernetes-runtime';

/** Remembers who has to look again when an object changes, where no index of an informer can tell. */
export class ObjectTracker {
  readonly #watchers = new Multimap<string>();
  readonly #tracked = new Map<string, readonly string[]>();

  /** From now on `watcher` is interested in exactly these objects. */
  track(watcher: string, objects: readonly string[]): void {
    for (const object of this.#tracked.get(watcher) ?? []) {
      this.#watchers.remove(object, watcher);
    }
    if (objects.length === 0) {
      this.#tracked.delete(watcher);
      return;
    }
    this.#tracked.set(watcher, objects);
    for (const object of objects) {
      this.#watchers.add(object, watcher);
    }
  }

  watchersOf(object: string): readonly string[] {
    return this.#watchers.get(object);
  }

  /** For tests: nothing is remembered for longer than it is needed. */
  get size(): number {
    return this.#watchers.size + this.#tracked.size;
  }
}
