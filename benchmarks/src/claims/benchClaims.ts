import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import {
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { eventually } from '@services-toolkit/test-support';
import type { BenchCluster } from '../environment/BenchCluster';
import { inFlight } from '../environment/inFlight';
import type { BenchOptions } from '../readBenchOptions';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import { benchAtRest } from './benchAtRest';
import { benchTemplates } from './benchTemplates';
import { benchThroughput } from './benchThroughput';
import { ClaimCount } from './ClaimCount';
import { measureClaimLatency } from './measureClaimLatency';
import { measureRawWrites, sixWrites } from './measureRawWrites';
import { poolClass, poolPolicy, poolSecret } from './poolManifests';

const LATENCIES = 100;
const BURST = 1_000;
/** The client's number of connections. */
export const IN_FLIGHT = 32;

/** What the six writes of a claim take, before any controller runs. */
export interface RawWrites {
  /** 95th percentile of the six, one after the other. */
  latencyMs: number;
  /** Of the six together, with 32 in flight. */
  claimsPerSecond: number;
}

/** Claims on a pool across namespaces: one after the other, a thousand at once, and many at rest. */
export async function benchClaims(
  cluster: BenchCluster,
  options: BenchOptions,
): Promise<Figure[]> {
  const { client } = cluster;
  for (const name of ['bench-raw', 'bench-pool', 'bench-apps', 'bench-made']) {
    await client.create(builtinResourceTypes.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  const raw = await measureRaw(cluster);
  const pool = LATENCIES + BURST;
  await inFlight(pool, IN_FLIGHT, index =>
    client.create(
      builtinResourceTypes.secrets,
      poolSecret('bench-pool', index),
    ),
  );
  await client.create(
    resourceTypes.resourceClaimPolicies,
    poolPolicy('bench-pool'),
  );
  await client.create(resourceTypes.clusterInstanceClasses, poolClass('bench'));
  await cluster.startControllers();
  await cluster.untilClassReady('bench');

  const count = await ClaimCount.start(client, 'bench-apps');
  try {
    const samples = await measureClaimLatency(client, {
      namespace: 'bench-apps',
      className: 'bench',
      count: LATENCIES,
    });
    const latency: Figure = {
      name: 'claim-latency-p95-ms',
      value: percentile(samples, 95),
      unit: 'ms',
      floor: raw.latencyMs,
      floorIs: 'the six writes of a claim, sent raw',
      target: 1000,
    };
    const throughput = await benchThroughput(cluster, count, raw, {
      name: 'claims-per-second',
      namespace: 'bench-apps',
      className: 'bench',
      claims: BURST,
      target: 100,
    });
    return [
      latency,
      throughput,
      await benchTemplates(cluster, raw),
      ...(await benchAtRest(cluster, count, raw, { ...options, pool })),
    ];
  } finally {
    count.stop();
  }
}

/** No controller may run yet: nothing else writes. What it made is deleted again. */
async function measureRaw({ client }: BenchCluster): Promise<RawWrites> {
  const samples = await measureRawWrites(client, {
    namespace: 'bench-raw',
    count: LATENCIES,
  });
  const begin = performance.now();
  await inFlight(BURST, IN_FLIGHT, index =>
    sixWrites(client, 'bench-raw', `burst-${index}`),
  );
  const seconds = (performance.now() - begin) / 1000;
  await client.delete(builtinResourceTypes.namespaces, { name: 'bench-raw' });
  await untilGone(client, 'bench-raw');
  return {
    latencyMs: percentile(samples, 95),
    claimsPerSecond: BURST / seconds,
  };
}

/** Controllers would look after raw claims that are still there. */
async function untilGone(
  client: KubernetesClient,
  namespace: string,
): Promise<void> {
  await eventually(
    `the namespace ${namespace} is gone`,
    async () => {
      try {
        await client.get(builtinResourceTypes.namespaces, { name: namespace });
        return false;
      } catch (error) {
        if (isNotFound(error)) return true;
        throw error;
      }
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
}
