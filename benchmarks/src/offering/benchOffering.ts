import { setTimeout as delay } from 'node:timers/promises';
import {
  resourceTypes,
  type ClusterInfrastructure,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import {
  compileRequirements,
  factsOf,
  judgeAll,
} from '@services-toolkit/offerings';
import { eventually } from '@services-toolkit/test-support';
import { poolClass } from '../claims/poolManifests';
import { untilIdle } from '../claims/untilIdle';
import type { BenchCluster } from '../environment/BenchCluster';
import { inFlight } from '../environment/inFlight';
import { sumOf } from '../environment/parseMetrics';
import type { BenchOptions } from '../readBenchOptions';
import type { Figure } from '../report/Figure';
import { benchClaimsBeside } from './benchClaimsBeside';
import { benchWaitingSelectors } from './benchWaitingSelectors';
import { addNode, cordon, heartbeat } from './nodes';
import { anOffering, guaranteesOf, promises } from './offerings';

const CLASS = 'bench';
const OFFERINGS = 200;
const NODES = 1_000;
const CHANGES = 20;
const HEARTBEATS_PER_SECOND = 10;
const IN_FLIGHT = 32;

/** Many offerings over many nodes: what a change of one node costs, and what nodes cost that only tell that they live. */
export async function benchOffering(
  cluster: BenchCluster,
  { windowSeconds }: BenchOptions,
): Promise<Figure[]> {
  const { client } = cluster;
  await inFlight(NODES, IN_FLIGHT, index => addNode(client, index));
  await client.create(
    resourceTypes.clusterInstanceClasses,
    // Of nobody's pool: nothing of it is said anew when others claim.
    poolClass(CLASS, 'unused'),
  );
  const install = () =>
    inFlight(OFFERINGS, IN_FLIGHT, index =>
      client.create<ClusterServiceOffering>(
        resourceTypes.clusterServiceOfferings,
        anOffering(index, CLASS),
      ),
    );
  await install();
  await cluster.startControllers();
  await untilKnown(cluster);
  return [
    await ofChanges(cluster),
    await ofHeartbeats(cluster, windowSeconds),
    await benchWaitingSelectors(cluster),
    await benchClaimsBeside(cluster, install),
  ];
}

async function untilKnown(cluster: BenchCluster): Promise<void> {
  await eventually(
    'the facts are known',
    async () => (await facts(cluster)).status?.nodes?.schedulable === NODES,
    { timeoutMs: 120_000, everyMs: 250 },
  );
  await untilIdle(cluster);
}

function facts({ client }: BenchCluster): Promise<ClusterInfrastructure> {
  return client.get<ClusterInfrastructure>(
    resourceTypes.clusterInfrastructures,
    { name: 'cluster' },
  );
}

/** What all controllers together spend until all verdicts are as the node wants it. */
async function ofChanges(cluster: BenchCluster): Promise<Figure> {
  const before = await read(cluster);
  for (let index = 0; index < CHANGES; index++) {
    await cordon(cluster.client, 0, index % 2 === 0);
    const wanted = index % 2 === 0 ? NODES - 1 : NODES;
    await eventually(
      'the change is seen',
      async () => (await facts(cluster)).status?.nodes?.schedulable === wanted,
      { timeoutMs: 30_000, everyMs: 20 },
    );
  }
  await untilIdle(cluster);
  const after = await read(cluster);
  const each = (after.cpuSeconds - before.cpuSeconds) / CHANGES;
  return {
    name: 'offering-evaluation-ms',
    value: each * 1_000,
    unit: 'ms',
    floor: evaluateOnce(await facts(cluster)),
    floorIs: 'the same expressions evaluated once',
    target: 50,
    notes: [
      `the controllers' CPU time for one changed node of ${NODES}, with ${OFFERINGS} offerings of ${promises} guarantees; statuses of offerings that were written: ${
        after.offeringWrites - before.offeringWrites
      } of ${
        CHANGES * OFFERINGS
      } that were looked at (target: 0, since no verdict changed)`,
    ],
  };
}

/** Milliseconds, the median of ten. */
function evaluateOnce({ status = {} }: ClusterInfrastructure): number {
  const compiled = Array.from({ length: OFFERINGS }, (_, index) =>
    guaranteesOf(index).map(
      ({ requires }) => compileRequirements('', requires).requirements ?? [],
    ),
  ).flat();
  const samples = Array.from({ length: 10 }, () => {
    const begin = performance.now();
    const known = factsOf(status);
    for (const requirements of compiled) {
      judgeAll(requirements, known);
    }
    return performance.now() - begin;
  });
  return samples.sort((a, b) => a - b)[5] ?? 0;
}

async function ofHeartbeats(
  cluster: BenchCluster,
  seconds: number,
): Promise<Figure> {
  const quiet = await cpuOver(cluster, seconds, async () => {});
  let next = 0;
  const busy = await cpuOver(cluster, seconds, async () => {
    await Promise.all(
      Array.from({ length: HEARTBEATS_PER_SECOND }, () =>
        heartbeat(cluster.client, next++ % NODES),
      ),
    );
  });
  return {
    name: 'offering-heartbeats-cpu-percent',
    value: Math.max(0, busy.percent - quiet.percent),
    unit: '%',
    floor: quiet.percent,
    floorIs: 'the controllers without heartbeats',
    target: 1,
    notes: [
      `${HEARTBEATS_PER_SECOND} heartbeats a second for ${seconds} s; writes of facts and offerings meanwhile: ${busy.writes} (target: 0)`,
    ],
  };
}

async function cpuOver(
  cluster: BenchCluster,
  seconds: number,
  everySecond: () => Promise<void>,
): Promise<{ percent: number; writes: number }> {
  const before = await read(cluster);
  const begin = performance.now();
  for (let second = 1; second <= seconds; second++) {
    await everySecond();
    await delay(Math.max(0, begin + second * 1_000 - performance.now()));
  }
  const after = await read(cluster);
  const elapsed = (performance.now() - begin) / 1_000;
  return {
    percent: (100 * (after.cpuSeconds - before.cpuSeconds)) / elapsed,
    writes:
      after.offeringWrites +
      after.factWrites -
      before.offeringWrites -
      before.factWrites,
  };
}

async function read(cluster: BenchCluster) {
  const controllers = (await cluster.controllersMetrics()) ?? [];
  const apiServer = await cluster.apiServerMetrics();
  const writesTo = (resource: string) =>
    sumOf(
      apiServer,
      'apiserver_request_total',
      labels =>
        labels.resource === resource &&
        ['PUT', 'PATCH', 'APPLY'].includes(labels.verb ?? ''),
    );
  return {
    cpuSeconds: sumOf(controllers, 'process_cpu_seconds_total'),
    offeringWrites: writesTo('clusterserviceofferings'),
    factWrites: writesTo('clusterinfrastructures'),
  };
}
