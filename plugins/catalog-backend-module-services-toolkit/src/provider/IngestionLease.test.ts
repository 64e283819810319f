import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '@services-toolkit/test-support';
import type { Knex } from 'knex';
import { createTestDatabase } from '../__testUtils__/createTestDatabase';
import { IngestionLease } from './IngestionLease';

const times = { beatEveryMs: 10, giveUpAfterMs: 100, takeOverAfterMs: 200 };
const row = 'services_toolkit_ingestion_lease';

describe('IngestionLease', () => {
  let knex: Knex;
  let stops: (() => Promise<void>)[];

  beforeEach(() => {
    knex = createTestDatabase();
    stops = [];
  });

  afterEach(async () => {
    await Promise.all(stops.map(stop => stop()));
    await knex.destroy();
  });

  /** A backend replica; `working` says whether it ingests just now. */
  async function aReplica() {
    const lease = await IngestionLease.create(
      mockServices.database({ knex }),
      mockServices.logger.mock(),
      times,
    );
    const stopping = new AbortController();
    const replica = { working: false, runs: 0, stop: async () => {} };
    const running = lease.runWhileHeld(stopping.signal, async signal => {
      replica.working = true;
      replica.runs += 1;
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      replica.working = false;
    });
    replica.stop = () => {
      stopping.abort();
      return running;
    };
    stops.push(replica.stop);
    return replica;
  }

  it('lets one of several work', async () => {
    const replicas = [await aReplica(), await aReplica(), await aReplica()];
    await eventually('one that works', async () =>
      replicas.some(({ working }) => working),
    );
    const beats = async () => (await knex(row).first()).beat;
    const start = await beats();
    await eventually('a few beats', async () => (await beats()) > start + 30);
    expect(replicas.filter(({ runs }) => runs > 0)).toHaveLength(1);
  });

  it('hands over at once when the holder stops', async () => {
    const first = await aReplica();
    await eventually('the first', async () => first.working);
    const second = await aReplica();
    await first.stop();
    expect(first.working).toBe(false);
    await eventually('the second', async () => second.working);
  });

  it('is taken over from a holder that is heard no more', async () => {
    const replica = await aReplica();
    await eventually('the replica', async () => replica.working);
    await replica.stop();
    await knex(row).update({ holder: 'crashed' });
    const next = await aReplica();
    await eventually('the next', async () => next.working);
    expect((await knex(row).first()).holder).not.toBe('crashed');
  });

  it('ends the work of a holder whose lease another one took', async () => {
    const replica = await aReplica();
    await eventually('the replica', async () => replica.working);
    await knex(row).update({ holder: 'another' });
    await eventually('the end of its work', async () => !replica.working);
    expect((await knex(row).first()).holder).toBe('another');
  });

  it('leaves no table behind when it is migrated down', async () => {
    await IngestionLease.create(
      mockServices.database({ knex }),
      mockServices.logger.mock(),
    );
    expect(await knex.schema.hasTable(row)).toBe(true);
    const migration = require('../../migrations/20261124000000_ingestion_lease');
    await migration.down(knex);
    expect(await knex.schema.hasTable(row)).toBe(false);
  });
});
