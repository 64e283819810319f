import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type DatabaseService,
  type LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const table = 'services_toolkit_ingestion_lease';
const id = 'catalog';

/** How often the holder says that it is alive, and the others look. */
const beatEveryMs = 2_000;
/** A holder that could not say so for this long stops on its own, before anyone else may begin. */
const giveUpAfterMs = 8_000;
/** A holder of whom nothing was heard for this long is gone. With the look every 2 s: taken over within 14 s. */
const takeOverAfterMs = 12_000;

export interface LeaseTimes {
  beatEveryMs: number;
  giveUpAfterMs: number;
  takeOverAfterMs: number;
}

/**
 * Sees to it that one of several backend replicas ingests. A row in the catalog's database names the holder, who counts
 * it up; each replica measures with its own clock how long the count has stood still, so that clocks never have to
 * agree. An old holder that wakes up again may still write one delta: the next holder's read-back puts it right.
 */
export class IngestionLease {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #times: LeaseTimes;
  /** For people who look into the table: the host (in a cluster the pod) and the process. */
  readonly #self = `${hostname()}/${process.pid}/${randomUUID()}`;

  static async create(
    database: DatabaseService,
    logger: LoggerService,
    times: LeaseTimes = { beatEveryMs, giveUpAfterMs, takeOverAfterMs },
  ): Promise<IngestionLease> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit',
          'migrations',
        ),
        // The catalog's own migrations are in the same database, under knex' default name.
        tableName: 'services_toolkit_knex_migrations',
      });
    }
    return new IngestionLease(knex, logger, times);
  }

  private constructor(knex: Knex, logger: LoggerService, times: LeaseTimes) {
    this.#knex = knex;
    this.#logger = logger;
    this.#times = times;
  }

  /** Runs the work whenever this replica holds the lease, until the signal ends it. Never rejects. */
  async runWhileHeld(
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    while (!signal.aborted) {
      await this.#acquire(signal);
      if (signal.aborted) {
        return;
      }
      const lost = new AbortController();
      const both = AbortSignal.any([signal, lost.signal]);
      const beating = this.#beat(both).finally(() => lost.abort());
      try {
        await work(both);
      } catch (error) {
        this.#logger.error(
          `Bringing services into the catalog ended: ${error}`,
        );
        await this.#pause(signal);
      } finally {
        lost.abort();
        await beating;
        await this.#release();
      }
    }
  }

  async #acquire(signal: AbortSignal): Promise<void> {
    let seen: { holder: string; beat: string; at: number } | undefined;
    while (!signal.aborted) {
      try {
        const row = await this.#read();
        const same =
          seen && seen.holder === row.holder && seen.beat === row.beat;
        const since = same && seen ? seen.at : performance.now();
        seen = { ...row, at: since };
        const silentMs = performance.now() - since;
        const free =
          row.holder === '' || silentMs >= this.#times.takeOverAfterMs;
        if (free && (await this.#take(row))) {
          this.#logger.info(
            row.holder === ''
              ? 'This replica brings services and claims into the catalog'
              : `This replica brings services and claims into the catalog from now on: nothing was heard of ${row.holder}`,
          );
          return;
        }
      } catch (error) {
        this.#logger.warn(`Could not look at who ingests services: ${error}`);
      }
      await this.#pause(signal);
    }
  }

  /** Until it is lost: another replica has it, or the database has not answered for too long. */
  async #beat(signal: AbortSignal): Promise<void> {
    let last = performance.now();
    for (;;) {
      await this.#pause(signal);
      if (signal.aborted) {
        return;
      }
      try {
        const beaten = await this.#knex(table)
          .where({ id, holder: this.#self })
          .increment('beat', 1);
        if (beaten === 0) {
          this.#logger.info('Another replica ingests services now');
          return;
        }
        last = performance.now();
      } catch (error) {
        if (performance.now() - last > this.#times.giveUpAfterMs) {
          this.#logger.warn(
            `Leave the ingestion of services to another replica, since the database does not answer: ${error}`,
          );
          return;
        }
      }
    }
  }

  async #read(): Promise<{ holder: string; beat: string }> {
    const row = await this.#knex(table)
      .where({ id })
      .first<{ holder: string; beat: string | number } | undefined>();
    if (row) {
      return { holder: row.holder, beat: String(row.beat) };
    }
    await this.#knex(table)
      .insert({ id, holder: '', beat: 0 })
      .onConflict('id')
      .ignore();
    return { holder: '', beat: '0' };
  }

  /** One statement: of any number of replicas that try at once, one succeeds. */
  async #take(seen: { holder: string; beat: string }): Promise<boolean> {
    const taken = await this.#knex(table)
      .where({ id, holder: seen.holder, beat: seen.beat })
      .update({ holder: this.#self, beat: this.#knex.raw('beat + 1') });
    return taken === 1;
  }

  async #release(): Promise<void> {
    try {
      await this.#knex(table)
        .where({ id, holder: this.#self })
        .update({ holder: '' });
    } catch {
      // The others find out by themselves; at a shutdown the database may be closed already.
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    await delay(this.#times.beatEveryMs, undefined, {
      signal,
      ref: false,
    }).catch(() => {});
  }
}
