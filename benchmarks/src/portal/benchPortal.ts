import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildApp, freePort, startPostgres } from '@services-toolkit/demo';
import { eventually } from '@services-toolkit/test-support';
import type { BenchCluster } from '../environment/BenchCluster';
import type { BenchOptions } from '../readBenchOptions';
import type { Figure } from '../report/Figure';
import { CatalogDatabase, writesBetween } from './CatalogDatabase';
import { measureChanges } from './measureChanges';
import { measureClaimPage } from './measureClaimPage';
import { listCatalogOnly, measureLists } from './measureLists';
import { measurePage, visitCatalogOnly } from './measurePage';
import { Portal, type PortalOptions } from './Portal';
import { SimulatedClusters } from './SimulatedClusters';
import { teamEntities } from './teams';

const MIB = 1024 * 1024;

/** The whole portal over many clusters: how it keeps up, how it answers, what it costs, and that a restart is quiet. */
export async function benchPortal(
  live: BenchCluster,
  options: BenchOptions,
): Promise<Figure[]> {
  const { folder } = live;
  await buildApp({
    log: path.join(folder, 'app-build.log'),
    onProgress: line => console.log(line),
  });
  const postgres = await startPostgres({
    dataDir: path.join(folder, 'postgres'),
    log: path.join(folder, 'postgres.log'),
    port: await freePort(),
  });
  const stops = [() => postgres.stop()];
  try {
    const clusters = await SimulatedClusters.start(live, options);
    stops.push(() => clusters.stop());
    const portalOptions = { folder, postgres, clusters: clusters.configured };

    const portal = await Portal.start(portalOptions);
    stops.push(() => portal.stop());
    const database = await CatalogDatabase.connect(postgres);
    stops.push(() => database.close());
    const { classes, claims, services } = clusters.count;
    const begin = performance.now();
    await untilShown(
      database,
      options.clusters + classes + claims + services + teamEntities().length,
    );
    console.log(
      `${
        options.clusters
      } clusters, ${classes} classes, ${services} services and ${claims} claims were in the catalog after ${seconds(
        begin,
      )} s`,
    );

    const changes = await measureChanges(portal, clusters);
    const lists = await measureLists(portal);
    const page = await measurePage(portal);
    const claimPage = await measureClaimPage(portal);
    const afterUse = await portal.memory();
    await untilShown(database, 0);
    await portal.stop();

    const ours = await restart(database, portalOptions, options);
    const theirs = await restart(
      database,
      { ...portalOptions, withoutToolkit: true },
      options,
    );
    return [
      changes,
      lists,
      page,
      claimPage,
      ...memoryFigures(ours, theirs, afterUse.memory, options),
      {
        name: 'portal-restart-entity-writes',
        value: ours.writes,
        unit: 'entities',
        floor: theirs.writes,
        floorIs: 'the restart without our plugins',
        target: 0,
        notes: [
          `of ${ours.entities} entities, by the hashes in refresh_state and final_entities`,
        ],
      },
    ];
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** Starts the backend over a database that it knows, waits, looks at what that wrote and costs, and what it costs after use. */
async function restart(
  database: CatalogDatabase,
  portalOptions: PortalOptions,
  { settleSeconds }: BenchOptions,
) {
  const before = await database.hashes();
  const portal = await Portal.start(portalOptions);
  try {
    if (!portalOptions.withoutToolkit) await untilAllAnswer(portal);
    await delay(settleSeconds * 1000);
    const after = await database.hashes();
    const atRest = await portal.memory();
    if (portalOptions.withoutToolkit) {
      await listCatalogOnly(portal);
      await visitCatalogOnly(portal);
    } else {
      await measureLists(portal);
      await measurePage(portal);
    }
    return {
      ...atRest,
      afterUse: await portal.memory(),
      entities: after.size,
      writes: writesBetween(before, after),
    };
  } finally {
    await portal.stop();
  }
}

type Restarted = Awaited<ReturnType<typeof restart>>;

function memoryFigures(
  ours: Restarted,
  theirs: Restarted,
  afterAll: NodeJS.MemoryUsage,
  options: BenchOptions,
): Figure[] {
  return [
    {
      name: 'portal-rss-growth-mib',
      value: (ours.memory.rss - theirs.memory.rss) / MIB,
      unit: 'MiB',
      floor: theirs.memory.rss / MIB,
      floorIs:
        'the same backend without our plugins, with the same entities from another provider',
      target: 150,
      notes: [
        `${mib(ours.memory.rss)} MiB in all, ${
          options.settleSeconds
        } s after a start and after a garbage collection (before it ${mib(
          ours.before.rss,
        )}, without our plugins ${mib(theirs.before.rss)}); live heap ${mib(
          ours.memory.heapUsed,
        )} against ${mib(theirs.memory.heapUsed)} MiB`,
        `without empty pages that V8 keeps: ${mib(
          ours.givenBack.rss,
        )} against ${mib(theirs.givenBack.rss)} MiB`,
      ],
    },
    {
      name: 'portal-rss-after-use-mib',
      value: ours.afterUse.memory.rss / MIB,
      unit: 'MiB',
      floor: theirs.afterUse.memory.rss / MIB,
      floorIs:
        'the same backend without our plugins, after as many requests to the catalog’s own list and visits to its page',
      target: (1.2 * theirs.afterUse.memory.rss) / MIB,
      notes: [
        `after a restart, lists and pages; the process that also took in all entities had ${mib(
          afterAll.rss,
        )} MiB after all that is measured above`,
        `without empty pages that V8 keeps: ${mib(
          ours.afterUse.givenBack.rss,
        )} against ${mib(theirs.afterUse.givenBack.rss)} MiB`,
      ],
    },
  ];
}

/** Until so many entities are shown at least, and none waits any more. */
async function untilShown(
  database: CatalogDatabase,
  count: number,
): Promise<void> {
  await eventually(
    'the catalog shows everything',
    async () => {
      const { shown, waiting } = await database.progress();
      if (shown >= count && waiting === 0) return true;
      throw new Error(`${shown} of ${count} entities, and ${waiting} wait`);
    },
    { timeoutMs: 15 * 60_000, everyMs: 250 },
  );
}

async function untilAllAnswer(portal: Portal): Promise<void> {
  await eventually(
    'all clusters answer the portal',
    async () => {
      const response = await fetch(
        `${portal.url}/api/services-toolkit/clusters`,
        {
          headers: { authorization: `Bearer ${portal.token}` },
        },
      );
      const { items }: { items?: { reachable: boolean }[] } =
        await response.json();
      return items?.every(({ reachable }) => reachable);
    },
    { timeoutMs: 120_000, everyMs: 250 },
  );
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(0);
}
