import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import {
  clusterOf,
  offeringOf,
  offeringsOf,
  resourcesOf,
  titlesOf,
} from './__testUtils__/readPortal';
import type { Replica } from './__testUtils__/Replica';
import { claims } from './__testUtils__/serviceManifests';
import { TwoPortals } from './__testUtils__/TwoPortals';

const classClaims = 'classclaims.services.apps.tanzu.vmware.com';
const outageMs = 60_000;
/** Another replica ingests within this time. */
const takeOverMs = 30_000;
const soonMs = 60_000;

describe('two backends that share a database and two clusters', () => {
  let portals: TwoPortals;
  const names = ['a', 'b', 'c', 'd', 'e'];
  /** The claims, in both clusters. */
  const all = ['services', 'workload']
    .flatMap(cluster => names.map(name => `${name}-${cluster}`))
    .sort();

  before(async () => {
    portals = await TwoPortals.start();
    // The first one makes the tables; that two want to make them at the same moment is no matter of ours.
    await portals.first.start();
    await portals.second.start();
    await until('the catalog has both clusters and both services', async () => {
      assert.equal((await resourcesOf(portals.second.alice)).length, 4);
      const { clusters } = await offeringOf(portals.first.alice, 'mysql');
      assert.deepEqual(
        clusters.map(({ ready }) => ready),
        ['True', 'True'],
      );
    });
    await portals.observe();
  });

  after(() => portals?.stop());

  const create = (claimed: readonly string[]) =>
    portals.eachCluster(cluster =>
      cluster.kubectl(
        ['create', '-f', '-'],
        claims(
          'mysql',
          claimed.map(name => `${name}-${cluster.name}`),
        ),
      ),
    );

  const written = () =>
    [portals.first, portals.second].map(replica => replica.written().written);

  const writesOf = async (what: string) =>
    (await portals.database.entityWrites()).filter(one => one.what === what);

  /** Waits until alice was told that of the claim in each cluster; fails where it was told twice. */
  async function toldOnce(claimed: readonly string[], what: string) {
    const wanted = claimed.map(name => `user:default/alice: ${name} ${what}`);
    const told = async () =>
      (await portals.database.notices()).filter(one => wanted.includes(one));
    await until(`alice was told: ${what}`, async () =>
      assert.ok((await told()).length >= wanted.length),
    );
    assert.deepEqual((await told()).sort(), wanted.sort());
  }

  it('put each change into the catalog once', async () => {
    const writtenBefore = written();
    await create(names);
    await until('both replicas show all claims', async () =>
      assert.deepEqual(
        await portals.both(({ alice }) => titlesOf(alice, 'service-claim')),
        [all, all],
      ),
    );
    await portals.eachCluster(cluster =>
      cluster.kubectl([
        ...['annotate', classClaims, '--all', '--namespace=my-apps'],
        'services-toolkit.io/owner=group:default/platform-team',
      ]),
    );
    await until('each claim was changed', async () =>
      assert.ok((await writesOf('UPDATE')).length >= all.length),
    );
    assert.equal((await writesOf('INSERT')).length, all.length);
    assert.equal((await writesOf('UPDATE')).length, all.length);
    // What the catalog would not have written, because it was there already, counts too.
    assert.deepEqual(
      written()
        .map((count, index) => count - writtenBefore[index]!)
        .sort((a, b) => a - b),
      [0, 2 * all.length],
    );
  });

  it('tell of each claim that is ready once', async () => {
    await toldOnce(all, 'is ready');
    assert.equal((await portals.database.notices()).length, all.length);
  });

  it('go on when the one that ingests is killed, and lose nothing', async t => {
    const { first, second, database } = portals;
    const known = await resourcesOf(first.alice);
    const writes = await database.entityWrites();
    const ingester = await database.ingester();
    const [killed, survivor] =
      first.pid === ingester ? [first, second] : [second, first];
    assert.equal(killed.pid, ingester);
    await killed.kill();

    const since = performance.now();
    await create(['meanwhile']);
    await portals.eachCluster(cluster =>
      cluster.kubectl([
        ...['delete', classClaims, `a-${cluster.name}`],
        '--namespace=my-apps',
      ]),
    );
    const wanted = [
      ...all.filter(name => !name.startsWith('a-')),
      'meanwhile-services',
      'meanwhile-workload',
    ];
    await until(
      'the other one has taken over',
      async () =>
        assert.deepEqual(
          await titlesOf(survivor.alice, 'service-claim'),
          wanted,
        ),
      takeOverMs,
    );
    report(t, 'taken over', since);
    assert.equal(await database.ingester(), survivor.pid);
    assert.equal((await resourcesOf(survivor.alice)).length, known.length);

    await killed.start();
    await toldOnce(['meanwhile-services', 'meanwhile-workload'], 'is ready');
    await toldOnce(['a-services', 'a-workload'], 'was released');
    // Neither has written anything but what has changed.
    assert.deepEqual(
      (await database.entityWrites())
        .slice(writes.length)
        .map(({ what }) => what)
        .sort(),
      ['DELETE', 'DELETE', 'INSERT', 'INSERT'],
    );
  });

  it('lose nothing while a cluster is down for a minute and both are started again meanwhile', async t => {
    const { workload, services, database, first } = portals;
    let known = await resourcesOf(first.alice);
    const writes = await database.entityWrites();
    const notices = await database.notices();

    const since = performance.now();
    await services.pause();
    const both = (check: (replica: Replica) => Promise<void>) => async () => {
      await portals.both(check);
    };
    const showTheOutage = both(async ({ alice }) => {
      assert.equal((await clusterOf(alice, 'workload'))?.reachable, true);
      const away = await clusterOf(alice, 'services');
      assert.equal(away?.reachable, false);
      assert.match(away?.message ?? '', /"services"/);

      const redis = await offeringOf(alice, 'redis');
      assert.deepEqual(await staleIn(alice, 'redis'), ['services']);
      assert.deepEqual(await staleIn(alice, 'mysql'), ['services']);
      assert.equal(redis.title, 'The redis');
      assert.equal(redis.kind, 'pool');
      assert.equal(redis.clusters[0]?.ready, 'True');
      assert.deepEqual(
        (await offeringsOf(alice)).map(one => one.class),
        ['mysql', 'redis'],
      );
      assert.deepEqual(await resourcesOf(alice), known);
    });
    await until('both show the outage', showTheOutage);
    report(t, 'noticed', since);

    await portals.both(replica => replica.stop());
    // What happens in the other cluster while no backend runs is seen, and told, by one of them.
    const released = ['b-workload', 'c-workload'];
    await workload.kubectl([
      ...['delete', classClaims, ...released],
      '--namespace=my-apps',
    ]);
    known = known.filter(ref => !/\/[bc]-workload-/.test(ref));
    await portals.both(replica => replica.start());
    await until('both show the outage again', showTheOutage);
    while (performance.now() - since < outageMs) await showTheOutage();

    await services.resume();
    await until(
      'no mark is left',
      both(async ({ alice }) => {
        assert.equal((await clusterOf(alice, 'services'))?.reachable, true);
        assert.deepEqual(await staleIn(alice, 'redis'), []);
        assert.deepEqual(await staleIn(alice, 'mysql'), []);
      }),
    );
    report(t, 'over', since);
    assert.deepEqual(await portals.both(({ alice }) => resourcesOf(alice)), [
      known,
      known,
    ]);
    await toldOnce(released, 'was released');
    assert.equal((await database.notices()).length, notices.length + 2);
    assert.deepEqual(
      (await database.entityWrites())
        .slice(writes.length)
        .map(({ what }) => what),
      ['DELETE', 'DELETE'],
    );
  });
});

/** In which clusters an offering is marked as what was seen last. */
async function staleIn(
  alice: Replica['alice'],
  name: string,
): Promise<string[]> {
  const { clusters } = await offeringOf(alice, name);
  return clusters.filter(({ stale }) => stale).map(one => one.name);
}

/** Until the check does not throw any more. */
function until(
  what: string,
  check: () => Promise<void>,
  timeoutMs = soonMs,
): Promise<true> {
  return eventually(
    what,
    async () => {
      await check();
      return true as const;
    },
    { timeoutMs },
  );
}

function report(t: TestContext, what: string, since: number) {
  t.diagnostic(`${what} after ${Math.round(performance.now() - since)} ms`);
}
