import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ownershipOf } from '../rules/isOwnedClaim';
import type { Ownership } from '../rules/isOwnedClaim';
import type { Caller } from './Caller';

/** A page asks again every few seconds; who owns what changes by the day. */
const keptForMs = 30_000;
/** The oldest answers go first. */
const maxKept = 1_000;

/** What people and their groups own in the catalog, as they see it. Answers are kept for 30 s. */
export class Ownerships {
  readonly #catalog: CatalogService;
  readonly #now: () => number;
  readonly #kept = new Map<
    string,
    { until: number; answer: Promise<Ownership> }
  >();

  constructor(options: { catalog: CatalogService; now?: () => number }) {
    this.#catalog = options.catalog;
    this.#now = options.now ?? Date.now;
  }

  /** @throws InputError for a caller who is not a person */
  async of(caller: Caller): Promise<Ownership> {
    if (!caller.user) {
      throw new InputError(
        'Only a person owns claims, and these credentials name none. Leave out owned, or ask by entityRef.',
      );
    }
    const { userEntityRef, ownershipEntityRefs } = caller.user;
    const key = JSON.stringify([userEntityRef, ownershipEntityRefs]);
    const kept = this.#kept.get(key);
    if (kept && kept.until > this.#now()) {
      return kept.answer;
    }
    const answer = this.#ask(caller, { userEntityRef, ownershipEntityRefs });
    this.#keep(key, answer);
    return answer;
  }

  async #ask(
    { credentials }: Caller,
    user: Parameters<typeof ownershipOf>[0],
  ): Promise<Ownership> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: {
          [`relations.${RELATION_OWNED_BY}`]: [...user.ownershipEntityRefs],
        },
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
          'relations',
        ],
      },
      { credentials },
    );
    return ownershipOf(user, items);
  }

  #keep(key: string, answer: Promise<Ownership>): void {
    this.#kept.delete(key);
    this.#kept.set(key, { until: this.#now() + keptForMs, answer });
    // No answer is none to keep: the next request asks again.
    answer.catch(() => this.#kept.delete(key));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= maxKept) {
        return;
      }
      this.#kept.delete(oldest);
    }
  }
}
