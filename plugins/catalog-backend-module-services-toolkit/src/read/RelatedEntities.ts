import { isDeepStrictEqual } from 'node:util';
import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import type { RelatedEntity } from '../plan/PlanInput';

/** What the catalog says about the entities that claims name, kept so that a claim's event needs no request. */
export class RelatedEntities {
  readonly #read: (
    refs: readonly string[],
  ) => Promise<readonly (Entity | undefined)[]>;
  readonly #known = new Map<string, Entity | undefined>();
  /** What could not be asked when it was to be learnt. */
  readonly #unanswered = new Set<string>();

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
    const unknown = [...refs].filter(ref => !this.#known.has(ref));
    try {
      await this.#fetch(unknown);
    } catch (error) {
      unknown.forEach(ref => this.#unanswered.add(ref));
      throw error;
    }
  }

  /**
   * Asks again for those that the catalog did not have, or not tell: a claim may be there before its component is.
   *
   * @returns whether anything is different from before
   */
  async refreshMissing(): Promise<boolean> {
    const missing = [...this.#known].flatMap(([ref, entity]) =>
      entity ? [] : [ref],
    );
    return this.#fetch([...missing, ...this.#unanswered]);
  }

  /**
   * Asks anew for all of these, and forgets others.
   *
   * @returns whether anything is different from before
   */
  async refresh(refs: Iterable<string>): Promise<boolean> {
    const wanted = new Set(refs);
    for (const kept of [this.#known, this.#unanswered]) {
      for (const ref of kept.keys()) {
        if (!wanted.has(ref)) {
          kept.delete(ref);
        }
      }
    }
    return this.#fetch([...wanted]);
  }

  async #fetch(refs: readonly string[]): Promise<boolean> {
    if (refs.length === 0) {
      return false;
    }
    const entities = (await this.#read(refs)).map(whatCounts);
    let different = false;
    refs.forEach((ref, index) => {
      const entity = entities[index];
      this.#unanswered.delete(ref);
      different ||=
        !this.#known.has(ref) ||
        !isDeepStrictEqual(this.#known.get(ref), entity);
      this.#known.set(ref, entity);
    });
    return different;
  }
}

/** Whose it is. The rest would be different after each new claim, which is a relation of what it was made for. */
function whatCounts(entity: Entity | undefined): Entity | undefined {
  return (
    entity && {
      ...entity,
      relations: entity.relations?.filter(
        ({ type }) => type === RELATION_OWNED_BY || type === RELATION_PART_OF,
      ),
    }
  );
}
