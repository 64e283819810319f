import { setTimeout as delay } from 'node:timers/promises';
import type { Entity } from '@backstage/catalog-model';
import type { Portal } from './Portal';
import { editionOf } from './serviceClass';

const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 60_000;

interface Awaited {
  ref: string;
  edition?: number;
  since: number;
  seen: (ms: number) => void;
  missed: (error: Error) => void;
}

/**
 * Looks for entities in the catalog's API: for all that are awaited in one request, some 40 times a second, so that the
 * looking costs the same however many there are. A figure may be too large by the time between two looks.
 */
export class Observations {
  readonly #portal: Portal;
  readonly #awaited = new Set<Awaited>();
  #looking = false;

  constructor(portal: Portal) {
    this.#portal = portal;
  }

  /** Milliseconds from now until the catalog answers with the entity, and in that edition where one is given. */
  of(expected: { ref: string; edition?: number }): Promise<number> {
    return new Promise((seen, missed) => {
      this.#awaited.add({
        ...expected,
        since: performance.now(),
        seen,
        missed,
      });
      if (!this.#looking) void this.#look();
    });
  }

  async #look(): Promise<void> {
    this.#looking = true;
    while (this.#awaited.size > 0) {
      const asked = [...this.#awaited];
      const items = await this.#ask(asked.map(({ ref }) => ref)).catch(error =>
        this.#giveUp(error),
      );
      const now = performance.now();
      asked.forEach((one, index) => {
        const { metadata } = items?.[index] ?? {};
        // A later edition says that this one is through, too.
        if (
          metadata &&
          editionOf(metadata.description) >= (one.edition ?? -1)
        ) {
          this.#awaited.delete(one);
          one.seen(now - one.since);
        } else if (now - one.since > PATIENCE_MS) {
          this.#awaited.delete(one);
          one.missed(new Error(`${one.ref} was not there after a minute`));
        }
      });
      await delay(LOOK_EVERY_MS);
    }
    this.#looking = false;
  }

  #giveUp(error: Error): undefined {
    for (const { missed } of this.#awaited) missed(error);
    this.#awaited.clear();
  }

  async #ask(entityRefs: string[]): Promise<(Entity | null)[]> {
    const response = await fetch(
      `${this.#portal.url}/api/catalog/entities/by-refs`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.#portal.token}`,
        },
        body: JSON.stringify({
          entityRefs,
          fields: ['metadata.name', 'metadata.description'],
        }),
      },
    );
    if (!response.ok)
      throw new Error(`The catalog answered ${response.status}`);
    const { items }: { items: (Entity | null)[] } = await response.json();
    return items;
  }
}
