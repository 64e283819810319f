import type { ServiceAccountAccess } from '@services-toolkit/demo';
import { BenchCluster } from '../environment/BenchCluster';
import { fillCluster } from './fillCluster';

/** As many as a large platform team offers; each with three plans and five guarantees. */
const SERVICES = 200;

/** A cluster in the portal's configuration. */
export interface ConfiguredCluster {
  name: string;
  access: ServiceAccountAccess;
}

/**
 * Many clusters on two control planes. The first entry of the configuration has a control plane of its own: what changes
 * there is one change to the portal. All others share the second one, which rests.
 */
export class SimulatedClusters {
  static async start(
    live: BenchCluster,
    size: { clusters: number; classes: number; claims: number },
  ): Promise<SimulatedClusters> {
    const each = {
      classes: Math.ceil(size.classes / size.clusters),
      claims: Math.ceil(size.claims / size.clusters),
      services: Math.ceil(SERVICES / size.clusters),
    };
    const resting = await BenchCluster.start();
    try {
      await Promise.all([
        fillCluster(live.client, each),
        fillCluster(resting.client, each),
      ]);
      const [first, others] = await Promise.all([
        live.serviceAccount('services-toolkit-portal'),
        resting.serviceAccount('services-toolkit-portal'),
      ]);
      const configured = Array.from({ length: size.clusters }, (_, index) => ({
        name: `cluster-${String(index).padStart(2, '0')}`,
        access: index === 0 ? first : others,
      }));
      return new SimulatedClusters(live, resting, configured, {
        classes: each.classes * size.clusters,
        claims: each.claims * size.clusters,
        services: each.services * size.clusters,
      });
    } catch (error) {
      await resting.stop();
      throw error;
    }
  }

  private constructor(
    readonly live: BenchCluster,
    private readonly resting: BenchCluster,
    readonly configured: readonly ConfiguredCluster[],
    /** As the portal sees them. */
    readonly count: { classes: number; claims: number; services: number },
  ) {}

  /** The name under which the portal knows the cluster where things change. */
  get liveName(): string {
    return this.configured[0]?.name ?? '';
  }

  /** The provider group of a cluster: each is its own, so that every class is an offering. */
  static groupOf(cluster: string): string {
    return `services-${cluster}`;
  }

  async stop(): Promise<void> {
    await this.resting.stop();
  }
}
