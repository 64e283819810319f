import type { Postgres } from '@services-toolkit/demo';
import { Client } from 'pg';

/** What the catalog has written, read past its API. */
export class CatalogDatabase {
  static async connect(postgres: Postgres): Promise<CatalogDatabase> {
    const client = new Client({
      host: postgres.host,
      port: postgres.port,
      user: postgres.user,
      password: postgres.password,
      database: 'backstage_plugin_catalog',
    });
    await client.connect();
    return new CatalogDatabase(client);
  }

  private constructor(private readonly client: Client) {}

  /** How many entities are shown, and how many wait for it. */
  async progress(): Promise<{ shown: number; waiting: number }> {
    const { rows } = await this.client.query<{
      shown: string;
      waiting: string;
    }>(
      `SELECT (SELECT count(*) FROM final_entities WHERE final_entity IS NOT NULL) AS shown,
              (SELECT count(*) FROM stitch_queue) AS waiting`,
    );
    return {
      shown: Number(rows[0]?.shown),
      waiting: Number(rows[0]?.waiting),
    };
  }

  /** By entity ref: the hash of what a provider gave, and the hash of what is shown. Either changes with each write. */
  async hashes(): Promise<Map<string, string>> {
    const { rows } = await this.client.query<{ ref: string; hashes: string }>(
      `SELECT r.entity_ref AS ref, concat(r.unprocessed_hash, ' ', f.hash) AS hashes
         FROM refresh_state r LEFT JOIN final_entities f USING (entity_id)`,
    );
    return new Map(rows.map(({ ref, hashes }) => [ref, hashes]));
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

/** How many entities were written, made or removed between two readings. */
export function writesBetween(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): number {
  const refs = new Set([...before.keys(), ...after.keys()]);
  return [...refs].filter(ref => before.get(ref) !== after.get(ref)).length;
}
