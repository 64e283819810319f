import { firstIndexFrom } from '../rules/firstIndexFrom';

/** Items in the order of their keys, bytewise. It is kept with each change, so that a list costs no sorting. */
export class OrderedByKey<T extends { key: string }> {
  readonly #items: T[] = [];

  /** In order, as they are now: whoever goes through them may wait for something meanwhile. */
  list(): T[] {
    return this.#items.slice();
  }

  /** Adds the item, or puts it in the place of the one with its key. */
  set(item: T): void {
    const index = firstIndexFrom(this.#items, item.key);
    const replaced = this.#items[index]?.key === item.key ? 1 : 0;
    this.#items.splice(index, replaced, item);
  }

  delete(key: string): void {
    const index = firstIndexFrom(this.#items, key);
    if (this.#items[index]?.key === key) {
      this.#items.splice(index, 1);
    }
  }
}
