import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ownershipOf } from '../rules/isOwnedClaim';
import type { Ownership } from '../rules/isOwnedClaim';
import { AnswerCache } from './AnswerCache';
import type { Caller } from './Caller';

/** A page asks again every few seconds; who owns what changes by the day. */
const keptForMs = 30_000;
const maxKept = 1_000;

/** What people and their groups own in the catalog, as they see it. Answers are kept for 30 s. */
export class OwnershipCache {
  readonly #catalog: CatalogService;
  readonly #answers: AnswerCache<Ownership>;

  constructor(options: { catalog: CatalogService; now?: () => number }) {
    this.#catalog = options.catalog;
    this.#answers = new AnswerCache({
      forMs: keptForMs,
      most: maxKept,
      now: options.now,
    });
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
    return this.#answers.get(key, () =>
      this.#ask(caller, { userEntityRef, ownershipEntityRefs }),
    );
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
}
