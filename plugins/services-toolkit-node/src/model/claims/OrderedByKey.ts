import { firstIndexFrom } from './firstIndexFrom';

/** Items in the order of their keys, bytewise. It is kept with each change, so that a list costs no sorting. */
export class OrderedByKey<T extends { readonly key: string }> {
  #items: T[] = [];
  /** Somebody has the list, and may go through it for a while: it is not to change. */
  #lent = false;

  /** In order, as they are now. */
  list(): readonly T[] {
    this.#lent = true;
    return this.#items;
  }

  /** Adds the item, or puts it in the place of the one with its key. */
  set(item: T): void {
    const index = firstIndexFrom(this.#items, item.key);
    const replaced = this.#items[index]?.key === item.key ? 1 : 0;
    this.#writable().splice(index, replaced, item);
  }

  /** @returns whether there was one */
  delete(key: string): boolean {
    const index = firstIndexFrom(this.#items, key);
    if (this.#items[index]?.key !== key) {
      return false;
    }
    this.#writable().splice(index, 1);
    return true;
  }

  #writable(): T[] {
    if (this.#lent) {
      this.#items = this.#items.slice();
      this.#lent = false;
    }
    return this.#items;
  }
}
