import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import type { NotifiedClaim } from './NotifiedClaim';
import { SentNotifications } from './SentNotifications';

const claim = (name: string, version = '1'): NotifiedClaim => ({
  uid: `uid-of-${name}`,
  cluster: 'workload',
  namespace: 'my-apps',
  name,
  version,
});

describe('SentNotifications', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  /** Two replicas of one backend. */
  const open = async (clusters = ['workload']) => {
    const knex = await databases.init('SQLITE_3');
    const replica = (configured = clusters) =>
      SentNotifications.create(mockServices.database({ knex }), configured);
    return { first: await replica(), second: await replica(), replica };
  };

  it('knows a new cluster from one that has no claims', async () => {
    const { first, second } = await open();
    expect(await first.read('workload')).toBeUndefined();
    await first.begin('workload', []);
    expect(await second.read('workload')).toEqual(new Map());
  });

  it('tells nothing of what was there before', async () => {
    const { first, second } = await open();
    await first.begin('workload', [{ claim: claim('db'), sent: 'ready' }]);
    expect(await second.take(claim('db', '2'), 'ready')).toBe(false);
    expect(await second.take(claim('db', '3'), 'failed')).toBe(true);
  });

  it('lets one of two tell, and nobody twice', async () => {
    const { first, second } = await open();
    await Promise.all([first.meet(claim('db')), second.meet(claim('db'))]);
    const taken = await Promise.all([
      first.take(claim('db', '2'), 'ready'),
      second.take(claim('db', '2'), 'ready'),
    ]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await first.take(claim('db', '3'), 'ready')).toBe(false);
  });

  it('lets a replica that lags behind tell nothing old', async () => {
    const { first, second } = await open();
    await first.meet(claim('db'));
    // 10 after 9: versions are numbers.
    expect(await first.take(claim('db', '9'), 'ready')).toBe(true);
    expect(await first.take(claim('db', '10'), 'failed')).toBe(true);
    expect(await second.take(claim('db', '9'), 'ready')).toBe(false);
    expect(await first.take(claim('db', '11'), 'released')).toBe(true);
    await second.meet(claim('db', '9'));
    expect(await second.take(claim('db', '12'), 'failed')).toBe(false);
  });

  it('forgets a cluster that is no longer configured', async () => {
    const { first, replica } = await open();
    await first.begin('workload', [{ claim: claim('db'), sent: '' }]);
    const later = await replica(['another']);
    expect(await later.read('workload')).toBeUndefined();
  });

  it('leaves out what it cannot read, and sends nothing about it again', async () => {
    const knex = await databases.init('SQLITE_3');
    const ledger = await SentNotifications.create(
      mockServices.database({ knex }),
      ['workload'],
    );
    await ledger.begin('workload', [
      { claim: claim('db'), sent: 'ready' },
      { claim: claim('broken'), sent: 'ready' },
    ]);
    await knex('told_claims')
      .where({ uid: 'uid-of-broken' })
      .update({ claim: '{"uid":' });
    expect([...(await ledger.read('workload'))!.keys()]).toEqual(['uid-of-db']);
    await ledger.meet(claim('broken', '2'));
    expect(await ledger.take(claim('broken', '2'), 'ready')).toBe(false);
  });
});
