const none: readonly never[] = [];

/**
 * Several values for a key. Most keys have one only (the UID of an object, its owner): a collection for each of these would
 * take more memory than what it holds.
 *
 * @public
 */
export class Multimap<V extends string | object> {
  readonly #entries = new Map<string, V | Set<V>>();

  /** How many keys have values. */
  get size(): number {
    return this.#entries.size;
  }

  /** In the order in which they were added. */
  get(key: string): readonly V[] {
    const entry = this.#entries.get(key);
    if (entry === undefined) {
      return none;
    }
    return entry instanceof Set ? [...entry] : [entry];
  }

  add(key: string, value: V): void {
    const entry = this.#entries.get(key);
    if (entry instanceof Set) {
      entry.add(value);
    } else if (entry === undefined) {
      this.#entries.set(key, value);
    } else if (entry !== value) {
      this.#entries.set(key, new Set([entry, value]));
    }
  }

  /** Takes the very value out that was added. */
  remove(key: string, value: V): void {
    const entry = this.#entries.get(key);
    if (entry instanceof Set) {
      entry.delete(value);
    }
    if (entry === value || (entry instanceof Set && entry.size === 0)) {
      this.#entries.delete(key);
    }
  }
}
