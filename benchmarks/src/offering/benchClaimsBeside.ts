import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import { ClaimCount } from '../claims/ClaimCount';
import { createClaims } from '../claims/createClaims';
import { poolClass, poolPolicy, poolSecret } from '../claims/poolManifests';
import { untilIdle } from '../claims/untilIdle';
import type { BenchCluster } from '../environment/BenchCluster';
import { inFlight } from '../environment/inFlight';
import type { Figure } from '../report/Figure';
import { anOffering } from './offerings';

const BURST = 600;
/** The first is for the programs to get warm; with offerings before and after, since they get warmer. */
const BURSTS = ['warm', 'with', 'without', 'with-again'] as const;
const NAMESPACE = 'bench-apps';
const IN_FLIGHT = 32;
/** As most classes, this one has one offering. */
const CLASS = 'bench-claimed';
const offering = { ...anOffering(0, CLASS), metadata: { name: CLASS } };

const { clusterServiceOfferings } = resourceTypes;

/**
 * How many claims are fulfilled a second, with offerings and without.
 *
 * @param install - brings the offerings, which are there at first, once more
 */
export async function benchClaimsBeside(
  cluster: BenchCluster,
  install: () => Promise<void>,
): Promise<Figure> {
  const { client } = cluster;
  for (const name of ['bench-pool', NAMESPACE]) {
    await client.create(builtinResourceTypes.namespaces, {
      ...{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    });
  }
  await client.create(
    resourceTypes.resourceClaimPolicies,
    poolPolicy('bench-pool'),
  );
  await inFlight(BURST * BURSTS.length, IN_FLIGHT, index =>
    client.create(
      builtinResourceTypes.secrets,
      poolSecret('bench-pool', index),
    ),
  );
  await client.create(resourceTypes.clusterInstanceClasses, poolClass(CLASS));
  await client.create(clusterServiceOfferings, offering);
  await cluster.untilClassReady(CLASS);
  await untilIdle(cluster);
  const count = await ClaimCount.start(client, NAMESPACE);
  const perSecond = async (burst: (typeof BURSTS)[number]) => {
    const begin = performance.now();
    const all = count.until(count.ready + BURST, 300_000);
    await createClaims(client, {
      ...{
        namespace: NAMESPACE,
        className: CLASS,
        prefix: burst,
        count: BURST,
      },
    });
    await all;
    return BURST / ((performance.now() - begin) / 1_000);
  };
  try {
    await perSecond('warm');
    await untilIdle(cluster);
    const before = await perSecond('with');
    const { items } = await client.list(clusterServiceOfferings);
    await inFlight(items.length, IN_FLIGHT, index =>
      client.delete(clusterServiceOfferings, {
        name: items[index]?.metadata.name ?? '',
      }),
    );
    await untilIdle(cluster);
    const without = await perSecond('without');
    await install();
    await client.create(clusterServiceOfferings, offering);
    await untilIdle(cluster);
    const value = (before + (await perSecond('with-again'))) / 2;
    return {
      name: 'claims-with-offerings-per-second',
      value,
      unit: 'claims/s',
      floor: without,
      floorIs: 'the same between two such bursts, without offerings',
      target: 0.95 * without,
      notes: [
        `${items.length} offerings, one of them of the class that is claimed from`,
      ],
    };
  } finally {
    count.stop();
  }
}
