import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import { silentLogger as logger } from '../Logger';
import { InMemoryKubernetes } from '../testing/InMemoryKubernetes';
import type { InMemoryHooks } from '../testing/InMemoryCluster';
import type { LeaderElector, LeaderElectorOptions } from './LeaderElector';
import type { ElectionLease } from './electionLease';
import { fenceWrites } from './fenceWrites';
import { NotLeaderError } from './NotLeaderError';
import { runElection } from './runElection';

const { leases, secrets } = builtinResourceTypes;
const place = { name: 'the-leader', namespace: 'system' };
const hour = 3_600_000;
const patient = {
  leaseDurationMs: hour,
  renewDeadlineMs: hour / 2,
  retryPeriodMs: 20,
};
const brief = {
  leaseDurationMs: 1_000,
  renewDeadlineMs: 400,
  retryPeriodMs: 50,
};

describe('an election by Lease', () => {
  const electors: LeaderElector[] = [];

  function stand(
    client: InMemoryKubernetes,
    identity: string,
    options: Partial<LeaderElectorOptions> = {},
  ): LeaderElector {
    const elector = runElection({
      client,
      lease: place,
      identity,
      logger,
      times: patient,
      ...options,
    });
    electors.push(elector);
    return elector;
  }

  afterEach(async () => {
    await Promise.all(electors.splice(0).map(one => one.release()));
  });

  const leaseIn = (client: InMemoryKubernetes) =>
    client.get<ElectionLease>(leases, place);

  const secret = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'system' },
  });

  it('has one winner of many, who writes who it is and since when', async () => {
    const client = new InMemoryKubernetes();
    const all = ['a', 'b', 'c', 'd'].map(name => stand(client, name));
    const winner = await Promise.race(
      all.map(async one => ((await one.elected()) ? one : undefined)),
    );
    await new Promise(done => setTimeout(done, 50));
    assert.deepEqual(
      all.filter(({ state }) => state === 'leading'),
      [winner],
    );
    const { spec } = await leaseIn(client);
    assert.equal(spec?.holderIdentity, winner?.identity);
    assert.equal(spec?.leaseDurationSeconds, 3600);
    assert.match(spec?.acquireTime ?? '', /\.\d{6}Z$/);
  });

  it('passes to another one at once when the leader gives its Lease back', async () => {
    const client = new InMemoryKubernetes();
    const first = stand(client, 'first');
    assert.equal(await first.elected(), true);
    const second = stand(client, 'second');
    await first.release();
    assert.equal(first.state, 'over');
    assert.ok(first.signal.aborted);
    assert.equal(await second.elected(), true);
    const { spec } = await leaseIn(client);
    assert.deepEqual(
      [spec?.holderIdentity, spec?.leaseTransitions],
      ['second', 1],
    );
  });

  it('passes to another one when the leader renews no more, which has stopped by then', async () => {
    let down = false;
    const hooks: InMemoryHooks = {
      before: ({ verb, type }) => {
        if (down && verb === 'update' && type === leases) {
          throw new Error('unreachable');
        }
      },
    };
    const client = new InMemoryKubernetes(hooks);
    const first = stand(client, 'first', { times: brief });
    assert.equal(await first.elected(), true);
    down = true;
    const second = stand(client, 'second', { times: brief });
    await new Promise(done => first.signal.addEventListener('abort', done));
    assert.equal(second.state, 'waiting');
    assert.throws(() => first.assertLeading(), NotLeaderError);
    down = false;
    assert.equal(await second.elected(), true);
  });

  it('goes by what was seen here, not by the times that others wrote', async () => {
    const client = new InMemoryKubernetes();
    await client.create<ElectionLease>(leases, {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: place,
      spec: {
        holderIdentity: 'another',
        leaseDurationSeconds: 3600,
        renewTime: '2001-01-01T00:00:00.000000Z',
      },
    });
    let monotonic = 0;
    const elector = stand(client, 'me', {
      clock: { monotonic: () => monotonic, wall: () => Date.now() },
    });
    await new Promise(done => setTimeout(done, 50));
    assert.equal(elector.state, 'waiting');
    monotonic = 2 * hour;
    // Something about the Lease changes: it was renewed, then, and lasts from now on.
    await client.patch(
      leases,
      place,
      { spec: { renewTime: '2001-01-01T00:00:01.000000Z' } },
      { type: 'merge' },
    );
    await new Promise(done => setTimeout(done, 50));
    assert.equal(elector.state, 'waiting');
  });

  for (const frozen of ['monotonic', 'wall'] as const) {
    it(`leads no more when the ${frozen} clock is past the lease, before any timer has noticed`, async () => {
      const client = new InMemoryKubernetes();
      const clocks = { monotonic: 0, wall: 0 };
      const elector = stand(client, 'me', {
        times: { ...patient, retryPeriodMs: hour / 4 },
        clock: { monotonic: () => clocks.monotonic, wall: () => clocks.wall },
      });
      assert.equal(await elector.elected(), true);
      const guarded = fenceWrites(client, elector);
      await guarded.create(secrets, secret('before'));
      const { version } = client;
      clocks[frozen] = hour / 2;
      const writes: [string, () => Promise<unknown>][] = [
        ['create', () => guarded.create(secrets, secret('after'))],
        ['update', () => guarded.update(secrets, secret('before'))],
        [
          'apply',
          () =>
            guarded.apply(secrets, secret('before'), { fieldManager: 'test' }),
        ],
        [
          'patch',
          () =>
            guarded.patch(
              secrets,
              secret('before').metadata,
              {},
              {
                type: 'merge',
              },
            ),
        ],
        ['delete', () => guarded.delete(secrets, secret('before').metadata)],
        ['request', () => guarded.request('POST', '/')],
        [
          'as somebody',
          () =>
            guarded
              .withIdentity({ user: 'alice', groups: [] })
              .create(secrets, secret('after')),
        ],
      ];
      for (const [name, write] of writes) {
        await assert.rejects(write, NotLeaderError, name);
      }
      assert.equal(client.version, version);
      assert.equal(elector.state, 'over');
      assert.ok(elector.signal.aborted);
    });
  }

  it('refuses the writes of those who wait, and lets them read', async () => {
    const client = new InMemoryKubernetes();
    const leader = stand(client, 'leader');
    assert.equal(await leader.elected(), true);
    const standby = fenceWrites(client, stand(client, 'standby'));
    await assert.rejects(
      standby.create(secrets, secret('one')),
      NotLeaderError,
    );
    assert.deepEqual((await standby.list(secrets)).items, []);
  });

  it('goes on when the answer to a renewal was lost, and ends when somebody took the Lease', async () => {
    let lost = 0;
    const client = new InMemoryKubernetes({
      after: ({ verb, type }) => {
        if (verb === 'update' && type === leases && lost < 2) {
          lost++;
          throw new Error('the answer was lost');
        }
      },
    });
    const leader = stand(client, 'leader');
    assert.equal(await leader.elected(), true);
    const renewed = async () =>
      (await leaseIn(client)).metadata.resourceVersion;
    await eventually('two lost answers', () => lost === 2);
    const before = await renewed();
    await eventually(
      'another renewal',
      async () => (await renewed()) !== before,
    );
    assert.equal(leader.state, 'leading');

    await client.patch(
      leases,
      place,
      { spec: { holderIdentity: 'thief' } },
      { type: 'merge' },
    );
    await eventually('the end of the term', () => leader.signal.aborted);
    assert.match(String(leader.signal.reason), /thief holds the Lease now/);
    await leader.release();
    assert.equal((await leaseIn(client)).spec?.holderIdentity, 'thief');
  });

  it('ends when the Lease was deleted', async () => {
    const client = new InMemoryKubernetes();
    const leader = stand(client, 'leader');
    assert.equal(await leader.elected(), true);
    await client.delete(leases, place);
    await eventually('the end of the term', () => leader.signal.aborted);
    assert.equal(await stand(client, 'next').elected(), true);
  });

  it('is called off by a release, also while the cluster does not answer', async () => {
    const client = new InMemoryKubernetes({
      before: ({ verb }) => {
        if (verb === 'list') {
          throw new Error('down');
        }
      },
    });
    const elector = stand(client, 'me');
    await elector.release();
    assert.equal(await elector.elected(), false);
  });
});
