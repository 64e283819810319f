import { setTimeout as delay } from 'node:timers/promises';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import {
  listAll,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { BenchCluster } from '../environment/BenchCluster';
import { inFlight } from '../environment/inFlight';
import { sumOf } from '../environment/parseMetrics';
import type { BenchOptions } from '../readBenchOptions';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import type { RawWrites } from './benchClaims';
import type { ClaimCount } from './ClaimCount';
import { createClaims } from './createClaims';
import { measureClaimLatency } from './measureClaimLatency';
import { poolSecret } from './poolManifests';
import { untilIdle } from './untilIdle';

const LATENCIES = 20;
const MIB = 1024 * 1024;

/** Fills up to that many claims, and looks at what they cost while nothing happens, and when one more is made. */
export async function benchAtRest(
  cluster: BenchCluster,
  count: ClaimCount,
  raw: RawWrites,
  { claims, windowSeconds, pool }: BenchOptions & { pool: number },
): Promise<Figure[]> {
  const { client } = cluster;
  const further = Math.max(0, claims - count.ready);
  await inFlight(further + LATENCIES, 32, index =>
    client.create(
      builtinResourceTypes.secrets,
      poolSecret('bench-pool', pool + index),
    ),
  );
  const filled = performance.now();
  const all = count.until(count.ready + further, 1_800_000);
  const created = createClaims(client, {
    namespace: 'bench-apps',
    className: 'bench',
    prefix: 'rest',
    count: further,
  });
  await Promise.all([all, created]);
  const fillRate = further / ((performance.now() - filled) / 1000);
  await untilIdle(cluster);

  const before = await read(cluster);
  await delay(windowSeconds * 1000);
  const after = await read(cluster);
  const cpu = (100 * (after.cpuSeconds - before.cpuSeconds)) / windowSeconds;

  const samples = await measureClaimLatency(client, {
    namespace: 'bench-apps',
    className: 'bench',
    count: LATENCIES,
    prefix: 'late',
  });

  await untilIdle(cluster);
  await cluster.stopControllers();
  const listSeconds = await measureLists(client);
  const restarted = performance.now();
  await cluster.startControllers();
  const idleAt = await untilIdle(cluster);
  const restart = await read(cluster);

  return [
    {
      name: 'claims-at-rest-rss-mib',
      value: after.rss / MIB,
      unit: 'MiB',
      floor: process.memoryUsage().rss / MIB,
      floorIs: 'this benchmark’s own process, which follows the ClassClaims',
      target: 180,
      notes: [
        `${claims} claims; in a window of ${windowSeconds} s: ${
          after.lists - before.lists
        } LIST requests at the API server by anybody, ${cpu.toFixed(
          2,
        )} % CPU (targets: 0, < 1 %; promised for 600 s: --window=600)`,
        `up to there at ${fillRate.toFixed(0)} claims/s; after a restart ${(
          restart.rss / MIB
        ).toFixed(0)} MiB`,
      ],
    },
    {
      name: 'claim-latency-at-10k-ms',
      value: percentile(samples, 95),
      unit: 'ms',
      floor: raw.latencyMs,
      floorIs: 'the six writes of a claim, sent raw',
      target: 1000,
    },
    {
      name: 'restart-to-idle-s',
      value: (idleAt - restarted) / 1000,
      unit: 's',
      floor: listSeconds,
      floorIs: 'the lists of what they follow, one after the other',
      target: 10,
    },
  ];
}

async function read(cluster: BenchCluster) {
  const controllers = (await cluster.controllersMetrics()) ?? [];
  return {
    rss: sumOf(controllers, 'process_resident_memory_bytes'),
    cpuSeconds: sumOf(controllers, 'process_cpu_seconds_total'),
    lists: sumOf(
      await cluster.apiServerMetrics(),
      'apiserver_request_total',
      // The API server lists Services every three minutes, to check their ports; nobody else here reads any.
      ({ verb, resource }) => verb === 'LIST' && resource !== 'services',
    ),
  };
}

async function measureLists(client: KubernetesClient): Promise<number> {
  const begin = performance.now();
  await listAll(client, resourceTypes.classClaims, {});
  await listAll(client, resourceTypes.resourceClaims, {});
  await listAll(client, builtinResourceTypes.leases, {});
  await listAll(client, builtinResourceTypes.secrets, { metadataOnly: true });
  return (performance.now() - begin) / 1000;
}
