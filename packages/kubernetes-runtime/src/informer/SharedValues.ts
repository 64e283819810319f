import { isExactInteger } from '@services-toolkit/kubernetes-api';

/** More than the kinds, reasons, sentences, namespaces and times that repeat themselves among objects. */
const mostKnown = 2_000;

/** What is longer is hardly ever twice the same: manifests in annotations, for example. */
const longestShared = 512;

/** What lies deeper stays as it came: anybody may write settings of any depth, and each level takes of the stack. */
const deepestShared = 64;

/** Other in each object: to look for them would save nothing. */
const unlikeOthers = new Set(['uid', 'resourceVersion', 'name']);

/** The first of those that are equal, for as many as matter. */
class Recent<T> {
  readonly #known = new Map<string, T>();

  first(identity: string, value: T): T {
    if (identity.length > longestShared) {
      return value;
    }
    const first = this.#known.get(identity);
    if (first !== undefined) {
      return first;
    }
    if (this.#known.size >= mostKnown) {
      // Those that matter are back soon.
      this.#known.clear();
    }
    this.#known.set(identity, value);
    return value;
  }
}

/**
 * Keeps what many objects have alike in memory once: texts, lists of these, and objects without objects in them (conditions,
 * labels).
 * JSON.parse makes each of them anew, and of ten thousand claims they are more than half of what a store takes.
 */
export class SharedValues {
  readonly #texts = new Recent<string>();
  readonly #objects = new Recent<object>();

  /** An equal object that shares its parts with those that came before. What is shared is frozen. */
  in<T>(value: T): T {
    // Equal but for the identity of its parts.
    return this.#share(value, '', 0) as T;
  }

  #share(value: unknown, key: string, depth: number): unknown {
    if (typeof value === 'string') {
      return unlikeOthers.has(key) ? value : this.#texts.first(value, value);
    }
    if (
      typeof value !== 'object' ||
      value === null ||
      isExactInteger(value) ||
      depth > deepestShared
    ) {
      return value;
    }
    return Array.isArray(value)
      ? this.#shareArray(value, key, depth)
      : this.#shareObject(value, depth);
  }

  #shareArray(value: unknown[], key: string, depth: number): unknown[] {
    const copy = value.map(item => this.#share(item, key, depth + 1));
    return copy.every(item => typeof item === 'string')
      ? this.#sharedPart(copy)
      : copy;
  }

  #shareObject(value: object, depth: number): object {
    const copy: Record<string, unknown> = { ...value };
    let isUnlikeOthers = false;
    for (const [name, field] of Object.entries(copy)) {
      copy[name] = this.#share(field, name, depth + 1);
      const isPart = typeof field === 'object' && field !== null;
      isUnlikeOthers ||= isPart || unlikeOthers.has(name);
    }
    return isUnlikeOthers ? copy : this.#sharedPart(copy);
  }

  #sharedPart<T extends object>(part: T): T {
    // Equal but for the identity of its parts.
    const first = this.#objects.first(JSON.stringify(part), part) as T;
    // Another object has it as well: whoever writes into it should learn that at once.
    Object.freeze(first);
    return first;
  }
}
