/** More than the kinds, reasons, sentences, namespaces and times that repeat themselves among the objects of one kind. */
const mostKnown = 2_000;

/** Other in each object: to look for them would save nothing. */
const unlikeOthers = new Set(['uid', 'resourceVersion', 'name']);

/**
 * Keeps texts that many objects have in memory once. JSON.parse makes each of them anew, and of ten thousand claims they
 * are half of what a store takes.
 */
export class SharedStrings {
  readonly #known = new Map<string, string>();

  /** An equal object that shares its texts with those that came before. */
  in<T>(value: T): T {
    // Equal but for the identity of its strings, which nobody can see.
    return this.#copy(value, '') as T;
  }

  #copy(value: unknown, key: string): unknown {
    if (typeof value === 'string') {
      return unlikeOthers.has(key) ? value : this.#shared(value);
    }
    if (Array.isArray(value)) {
      return value.map(item => this.#copy(item, key));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const copy: Record<string, unknown> = { ...value };
    for (const [name, field] of Object.entries(copy)) {
      if (typeof field === 'string' || typeof field === 'object') {
        copy[name] = this.#copy(field, name);
      }
    }
    return copy;
  }

  #shared(text: string): string {
    const first = this.#known.get(text);
    if (first !== undefined) {
      return first;
    }
    if (this.#known.size >= mostKnown) {
      // Those that matter are back soon.
      this.#known.clear();
    }
    this.#known.set(text, text);
    return text;
  }
}
