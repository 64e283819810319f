import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@backstage/catalog-model';
import type { RelatedEntity } from '../plan/Knowledge';

/** What the catalog says about the entities that claims name, kept so that a claim's event needs no request. */
export class RelatedEntities {
  readonly #read: (
    refs: readonly string[],
  ) => Promise<readonly (Entity | undefined)[]>;
  readonly #known = new Map<string, Entity | undefined>();

  constructor(
    read: (refs: readonly string[]) => Promise<readonly (Entity | undefined)[]>,
  ) {
    this.#read = read;
  }

  get(ref: string): RelatedEntity {
    if (!this.#known.has(ref)) {
      return { known: false };
    }
    const entity = this.#known.get(ref);
    return { known: true, ...(entity && { entity }) };
  }

  /** Asks for those that are not known yet. */
  async learn(refs: Iterable<string>): Promise<void> {
    await this.#fetch([...refs].filter(ref => !this.#known.has(ref)));
  }

  /**
   * Asks again for those of these that the catalog did not have: a claim may be there before its component is.
   *
   * @returns whether anything is different from before
   */
  async refreshMissing(refs: Iterable<string>): Promise<boolean> {
    return this.#fetch([...refs].filter(ref => !this.#known.get(ref)));
  }

  /**
   * Asks anew for all of these, and forgets others.
   *
   * @returns whether anything is different from before
   */
  async refresh(refs: Iterable<string>): Promise<boolean> {
    const wanted = new Set(refs);
    for (const ref of this.#known.keys()) {
      if (!wanted.has(ref)) {
        this.#known.delete(ref);
      }
    }
    return this.#fetch([...wanted]);
  }

  async #fetch(refs: readonly string[]): Promise<boolean> {
    if (refs.length === 0) {
      return false;
    }
    const entities = await this.#read(refs);
    let different = false;
    refs.forEach((ref, index) => {
      const entity = entities[index];
      different ||=
        !this.#known.has(ref) ||
        !isDeepStrictEqual(this.#known.get(ref), entity);
      this.#known.set(ref, entity);
    });
    return different;
  }
}
