import createKnex, { type Knex } from 'knex';

/** A database that outlives the backends of a test, so that they can be started again on what the last one left. */
export function createTestDatabase(): Knex {
  return createKnex({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      idleTimeoutMillis: 24 * 3_600_000,
      afterCreate(
        connection: { pragma(text: string): void },
        done: (error: Error | undefined, connection: unknown) => void,
      ) {
        connection.pragma('foreign_keys = ON');
        done(undefined, connection);
      },
    },
  });
}

/** Every trace that a write of ours would leave in the catalog, whether or not it changed something. */
export async function writesOf(knex: Knex): Promise<unknown[]> {
  return knex('refresh_state')
    .where('location_key', 'services-toolkit')
    .orderBy('entity_ref')
    .select('entity_id', 'entity_ref', 'unprocessed_hash', 'last_discovery_at');
}
