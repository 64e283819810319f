import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import type {
  CatalogDefaults,
  ServicesToolkitClusters,
  ServicesToolkitReadModel,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import {
  type ClusterRead,
  type PlanInput,
  KnownEntities,
} from '../plan/PlanInput';
import { plan } from '../plan/plan';
import type { CatalogReader } from '../read/CatalogReader';
import { entityRefsOfClaims } from '../read/entityRefsOfClaims';
import { ClustersReader } from '../read/ClustersReader';
import { RelatedEntities } from '../read/RelatedEntities';
import { PendingKeys, type KeyBatch } from './PendingKeys';
import { writePlan } from './writePlan';

/** How long a change waits for others of the same burst. */
const coalesceMs = 5;
export interface IngestionTimes {
  /** How often the entities that claims name are looked at again: their namespaces and owners may have changed. */
  readonly relatedEveryMs: number;
  /** The same for those that the catalog did not have: at a start, claims are often there before components. */
  readonly missingEveryMs: number;
  /** How often our entities are read back, so that what others removed or broke is put right. */
  readonly readBackEveryMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
}

const usualTimes: IngestionTimes = {
  relatedEveryMs: 60_000,
  missingEveryMs: 5_000,
  readBackEveryMs: 10 * 60_000,
  firstRetryMs: 250,
  longestRetryMs: 10_000,
};

export interface IngestionOptions {
  connection: EntityProviderConnection;
  catalog: Pick<CatalogReader, 'readContents' | 'readEntities'>;
  clusters: ServicesToolkitClusters;
  model: ServicesToolkitReadModel;
  defaults: CatalogDefaults;
  logger: LoggerService;
  times?: IngestionTimes;
}

/** Follows the clusters and keeps the catalog the same, from when it is started until the signal ends it. */
export class Ingestion {
  readonly #options: IngestionOptions;
  readonly #pending = new PendingKeys(coalesceMs);
  readonly #related: RelatedEntities;
  readonly #times: IngestionTimes;
  #reader: ClustersReader | undefined;
  #knownEntities: KnownEntities | undefined;
  #foreignClusters: ReadonlySet<string> = new Set();

  constructor(options: IngestionOptions) {
    this.#options = options;
    this.#times = options.times ?? usualTimes;
    this.#related = new RelatedEntities(refs =>
      options.catalog.readEntities(refs),
    );
  }

  async run(signal: AbortSignal): Promise<void> {
    this.#reader = new ClustersReader(
      this.#options.clusters,
      this.#options.model.open(),
      planKeys => this.#pending.add(planKeys),
    );
    this.#pending.add('all');
    const timers = [
      setInterval(
        () =>
          void this.#lookAtRelated(() =>
            this.#related.refresh(entityRefsOfClaims(this.#read(), 'all')),
          ),
        this.#times.relatedEveryMs,
      ),
      setInterval(
        () => void this.#lookAtRelated(() => this.#related.refreshMissing()),
        this.#times.missingEveryMs,
      ),
      setInterval(() => this.#readBackAgain(), this.#times.readBackEveryMs),
    ];
    timers.forEach(timer => timer.unref());
    try {
      await this.#follow(signal);
    } finally {
      timers.forEach(timer => clearInterval(timer));
      this.#reader.stop();
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { firstRetryMs, longestRetryMs } = this.#times;
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      const batch = await this.#pending.take(signal);
      if (signal.aborted) {
        return;
      }
      try {
        await this.#bringUpToDate(batch);
        retryMs = firstRetryMs;
      } catch (error) {
        // Nothing is lost: what was to be planned is planned again.
        this.#pending.add(batch);
        this.#options.logger.warn(
          `Could not bring services and claims into the catalog, next try in ${retryMs} ms: ${error}`,
        );
        await delay(retryMs, undefined, { signal }).catch(() => {});
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  }

  async #bringUpToDate(batch: KeyBatch): Promise<void> {
    let knownEntities = this.#knownEntities;
    let planKeys = batch;
    if (!knownEntities) {
      knownEntities = await this.#readBack();
      planKeys = 'all';
    }
    const clusters = this.#read();
    await this.#learnRelated(entityRefsOfClaims(clusters, planKeys));
    const input: PlanInput = {
      clusters,
      defaults: this.#options.defaults,
      foreignClusters: this.#foreignClusters,
      related: ref => this.#related.get(ref),
    };
    const planned = plan(
      knownEntities,
      input,
      planKeys === 'all' ? undefined : planKeys,
    );
    await writePlan(planned, {
      connection: this.#options.connection,
      knownEntities,
      logger: this.#options.logger,
    });
  }

  async #readBack(): Promise<KnownEntities> {
    const contents = await this.#options.catalog.readContents();
    this.#knownEntities = new KnownEntities(contents.ours);
    this.#foreignClusters = contents.foreignClusters;
    return this.#knownEntities;
  }

  #readBackAgain(): void {
    this.#knownEntities = undefined;
    this.#pending.add('all');
  }

  async #learnRelated(refs: ReadonlySet<string>): Promise<void> {
    try {
      await this.#related.learn(refs);
    } catch (error) {
      // The claim's entity comes without the relation, which follows with the next look.
      this.#options.logger.warn(
        `Could not look up the entities that claims were made for: ${error}`,
      );
    }
  }

  async #lookAtRelated(look: () => Promise<boolean>): Promise<void> {
    try {
      if (await look()) {
        this.#pending.add('all');
      }
    } catch (error) {
      this.#options.logger.warn(
        `Could not look up the entities that claims were made for: ${error}`,
      );
    }
  }

  #read(): readonly ClusterRead[] {
    return this.#reader?.read() ?? [];
  }
}
