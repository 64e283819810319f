import type { DatabaseService } from '@backstage/backend-plugin-api';
import { migrateDatabase } from '../migrateDatabase';
import { isLastSent, parseNotifiedClaim } from './parseNotifiedClaim';
import type { NotifiedClaim, NotificationOccasion } from './NotifiedClaim';

type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

const claims = 'told_claims';
const clusters = 'told_clusters';
/** A replica that lags behind by more than this may tell again of a claim that is gone. */
const rememberReleasedMs = 24 * 60 * 60 * 1000;
const chunkSize = 200;

/** What was sent about a claim: nothing, or the occasion of the last notification. */
export type LastSent = NotificationOccasion | '';

/** A claim about which something was sent, or may be. */
export interface Sent {
  claim: NotifiedClaim;
  sent: LastSent;
}

/**
 * The ledger of what was sent about which claim, in the plugin's database. Each change is one conditional write, so that of any number of
 * replicas that see the same change one gets `true` and tells it.
 */
export class SentNotifications {
  readonly #database: Database;

  /** @param configured - the clusters that there are; what is known of others is forgotten */
  static async create(
    service: DatabaseService,
    configured: readonly string[],
  ): Promise<SentNotifications> {
    const ledger = new SentNotifications(await migrateDatabase(service));
    await ledger.#clean(configured);
    return ledger;
  }

  private constructor(database: Database) {
    this.#database = database;
  }

  /**
   * All claims of a cluster of which something is known, `undefined` where the cluster itself is new. Rows that cannot be read
   * are left out: of their claims nothing is known any more, and the ledger sees to it that nothing is sent twice.
   */
  async read(cluster: string): Promise<Map<string, Sent> | undefined> {
    if (!(await this.#database(clusters).where({ cluster }).first())) {
      return undefined;
    }
    const rows = await this.#database(claims).where({ cluster });
    return new Map(
      rows.flatMap(({ uid, told, claim: text }) => {
        const claim = parseNotifiedClaim(text);
        return claim && isLastSent(told)
          ? [[uid, { sent: told, claim }] as const]
          : [];
      }),
    );
  }

  /** Notes what stands in a cluster that is new here, of which nothing is to be told. */
  async begin(cluster: string, present: readonly Sent[]): Promise<void> {
    for (let start = 0; start < present.length; start += chunkSize) {
      await this.#database(claims)
        .insert(
          present
            .slice(start, start + chunkSize)
            .map(({ claim, sent }) => rowOf(claim, sent)),
        )
        .onConflict('uid')
        .ignore();
    }
    await this.#database(clusters)
      .insert({ cluster })
      .onConflict('cluster')
      .ignore();
  }

  /** Notes a claim that was not there before. */
  async meet(claim: NotifiedClaim): Promise<void> {
    await this.#database(claims)
      .insert(rowOf(claim, ''))
      .onConflict('uid')
      .ignore();
  }

  /** True for the one caller that is to tell it. */
  async take(
    claim: NotifiedClaim,
    occasion: NotificationOccasion,
  ): Promise<boolean> {
    const taken = await this.#database(claims)
      .where({ uid: claim.uid })
      .whereNotIn('told', [occasion, 'released'])
      .where('version', '<=', claim.version)
      .update(rowOf(claim, occasion));
    return taken > 0;
  }

  async #clean(configured: readonly string[]): Promise<void> {
    await this.#database(claims).whereNotIn('cluster', configured).delete();
    await this.#database(clusters).whereNotIn('cluster', configured).delete();
    await this.#database(claims)
      .where({ told: 'released' })
      .where('at', '<', new Date(Date.now() - rememberReleasedMs))
      .delete();
  }
}

function rowOf(claim: NotifiedClaim, told: LastSent) {
  return {
    uid: claim.uid,
    cluster: claim.cluster,
    told,
    version: claim.version,
    claim: JSON.stringify(claim),
    at: new Date(),
  };
}
