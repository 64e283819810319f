import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import { ClaimCount } from '../claims/ClaimCount';
import { createClaims } from '../claims/createClaims';
import { poolClass, poolPolicy, poolSecret } from '../claims/poolManifests';
import type { BenchCluster } from '../environment/BenchCluster';
import { inFlight } from '../environment/inFlight';
import type { Figure } from '../report/Figure';

const BURST = 600;
const BURSTS = 3;

/** How many claims are fulfilled a second, with offerings and without. */
export class ClaimsBeside {
  readonly #cluster: BenchCluster;
  readonly #count: ClaimCount;
  #bursts = 0;

  private constructor(cluster: BenchCluster, count: ClaimCount) {
    this.#cluster = cluster;
    this.#count = count;
  }

  /** Makes a class with a pool that is large enough. */
  static async start(
    cluster: BenchCluster,
    className: string,
  ): Promise<ClaimsBeside> {
    const { client } = cluster;
    for (const name of ['bench-pool', 'bench-apps']) {
      await client.create(builtinResourceTypes.namespaces, {
        ...{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
      });
    }
    await inFlight(BURST * BURSTS, 32, index =>
      client.create(
        builtinResourceTypes.secrets,
        poolSecret('bench-pool', index),
      ),
    );
    await client.create(
      resourceTypes.resourceClaimPolicies,
      poolPolicy('bench-pool'),
    );
    await client.create(
      resourceTypes.clusterInstanceClasses,
      poolClass(className),
    );
    await cluster.startControllers();
    await cluster.untilClassReady(className);
    return new ClaimsBeside(
      cluster,
      await ClaimCount.start(client, 'bench-apps'),
    );
  }

  /** Claims a second. The first time is for the programs to get warm. */
  async perSecond(className: string): Promise<number> {
    const begin = performance.now();
    const all = this.#count.until(this.#count.ready + BURST, 300_000);
    await createClaims(this.#cluster.client, {
      ...{ namespace: 'bench-apps', className, count: BURST },
      prefix: `burst-${this.#bursts++}`,
    });
    await all;
    return BURST / ((performance.now() - begin) / 1_000);
  }

  stop(): void {
    this.#count.stop();
  }
}

export function claimsFigure(
  withOfferings: number,
  without: number,
  offerings: number,
): Figure {
  return {
    name: 'claims-with-offerings-per-second',
    value: withOfferings,
    unit: 'claims/s',
    floor: without,
    floorIs: 'the same claims before there were offerings',
    target: 0.95 * without,
    notes: [`${offerings} offerings, all of the class that is claimed from`],
  };
}
