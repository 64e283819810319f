import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { BenchCluster } from '../environment/BenchCluster';
import type { Figure } from '../report/Figure';
import { percentile } from '../report/percentile';
import { measureClaimLatency } from './measureClaimLatency';
import { measureRawWrites } from './measureRawWrites';
import { poolClass, poolPolicy, secretPool } from './poolManifests';

const CLAIMS = 100;

/** How long one pool claim takes across namespaces, one after the other, beside its six writes sent raw. */
export async function benchClaimLatency(
  cluster: BenchCluster,
): Promise<Figure> {
  const { client } = cluster;
  for (const name of ['bench-raw', 'bench-pool', 'bench-apps']) {
    await client.create(builtinResourceTypes.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  // The floor comes first: no controller runs yet, so nothing else writes.
  const floor = await measureRawWrites(client, {
    namespace: 'bench-raw',
    count: CLAIMS,
  });
  await client.delete(builtinResourceTypes.namespaces, { name: 'bench-raw' });

  for (const secret of secretPool('bench-pool', CLAIMS))
    await client.create(builtinResourceTypes.secrets, secret);
  await client.create(
    resourceTypes.resourceClaimPolicies,
    poolPolicy('bench-pool'),
  );
  await client.create(resourceTypes.clusterInstanceClasses, poolClass('bench'));
  await cluster.startControllers();
  await cluster.untilClassReady('bench');

  const samples = await measureClaimLatency(client, {
    namespace: 'bench-apps',
    className: 'bench',
    count: CLAIMS,
  });
  return {
    name: 'claim-latency-p95-ms',
    value: percentile(samples, 95),
    unit: 'ms',
    floor: percentile(floor, 95),
    floorIs: 'the six writes of a claim, sent raw',
    target: 1000,
  };
}
