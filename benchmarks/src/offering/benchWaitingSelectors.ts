import {
  getCondition,
  resourceTypes,
  type ClassClaim,
  type ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import { judgePlans } from '@services-toolkit/offerings';
import { eventually } from '@services-toolkit/test-support';
import { poolClass } from '../claims/poolManifests';
import { untilIdle } from '../claims/untilIdle';
import type { BenchCluster } from '../environment/BenchCluster';
import { inFlight } from '../environment/inFlight';
import { sumOf } from '../environment/parseMetrics';
import type { Figure } from '../report/Figure';
import { anOffering } from './offerings';

const WAITING = 1_000;
const CHANGES = 20;
const IN_FLIGHT = 32;
const NAMESPACE = 'default';
const CLASS = 'bench-changing';

const { classClaims, clusterInstanceClasses, clusterServiceOfferings } =
  resourceTypes;

/** Each needs something else, and all of them what no offering has. */
const selectorOf = (index: number) => ({
  type: 'postgresql',
  guarantees: [`of-nobody-${index}`],
});

/** What one changed class costs while many claims wait that say what they need; offerings are there already. */
export async function benchWaitingSelectors(
  cluster: BenchCluster,
): Promise<Figure> {
  const { client } = cluster;
  await client.create(clusterInstanceClasses, poolClass(CLASS));
  const offering = await client.create<ClusterServiceOffering>(
    clusterServiceOfferings,
    { ...anOffering(0, CLASS), metadata: { name: CLASS } },
  );
  await inFlight(WAITING, IN_FLIGHT, index =>
    client.create<ClassClaim>(classClaims, {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { namespace: NAMESPACE, name: `needs-${index}` },
      spec: { classSelector: selectorOf(index) },
    }),
  );
  await eventually(
    'all of them wait',
    async () => {
      const { items } = await client.list<ClassClaim>(classClaims, {
        namespace: NAMESPACE,
      });
      return items.every(
        ({ status }) =>
          getCondition(status?.conditions, 'Ready')?.reason ===
          'NoMatchingClass',
      );
    },
    { timeoutMs: 120_000, everyMs: 500 },
  );
  await change(cluster, 'first');
  await untilIdle(cluster);
  const before = await read(cluster);
  for (let index = 0; index < CHANGES; index++) {
    await change(cluster, `${index}`);
    await untilIdle(cluster);
  }
  const after = await read(cluster);
  await inFlight(WAITING, IN_FLIGHT, index =>
    client.delete(classClaims, {
      namespace: NAMESPACE,
      name: `needs-${index}`,
    }),
  );
  return {
    name: 'offering-selectors-ms',
    value: ((after.cpuSeconds - before.cpuSeconds) / CHANGES) * 1_000,
    unit: 'ms',
    floor: judgeOnce(offering),
    floorIs: 'the plans of the class judged once for each claim',
    target: 100,
    notes: [
      `the controllers' CPU time for one changed class while ${WAITING} claims wait that each need something else; statuses of claims that were written for nothing: ${
        after.claimWrites - before.claimWrites
      } (target: 0)`,
    ],
  };
}

function change({ client }: BenchCluster, value: string): Promise<unknown> {
  return client.patch(
    clusterInstanceClasses,
    { name: CLASS },
    { metadata: { labels: { changed: value } } },
    { type: 'merge' },
  );
}

/** Milliseconds, the median of ten. */
function judgeOnce(offering: ClusterServiceOffering): number {
  const samples = Array.from({ length: 10 }, () => {
    const begin = performance.now();
    for (let index = 0; index < WAITING; index++) {
      judgePlans(selectorOf(index), offering, () => ({}));
    }
    return performance.now() - begin;
  });
  return samples.sort((a, b) => a - b)[5] ?? 0;
}

async function read(cluster: BenchCluster) {
  return {
    cpuSeconds: sumOf(
      (await cluster.controllersMetrics()) ?? [],
      'process_cpu_seconds_total',
    ),
    claimWrites: sumOf(
      await cluster.apiServerMetrics(),
      'apiserver_request_total',
      labels => labels.resource === 'classclaims' && labels.verb === 'PUT',
    ),
  };
}
