import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type {
  ReadModel,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { Infrastructure } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { infrastructureFrom } from '../rules/infrastructureFrom';
import type { Caller } from './Caller';
import type { KubernetesAccess } from './KubernetesAccess';

/** Name of the one ClusterInfrastructure of a cluster. */
const name = 'cluster';

/** Tells the facts of a cluster to whom the cluster tells them: it says how many nodes there are, and of what. */
export class InfrastructureReader {
  readonly #clusters: ServicesToolkitClusters;
  readonly #services: ReadModel['services'];
  readonly #access: Pick<KubernetesAccess, 'mayGet'>;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    model: Pick<ReadModel, 'services'>;
    access: Pick<KubernetesAccess, 'mayGet'>;
  }) {
    this.#clusters = options.clusters;
    this.#services = options.model.services;
    this.#access = options.access;
  }

  /**
   * @throws NotFoundError for a cluster that is not configured, or has no facts
   * @throws NotAllowedError for who may not get the facts in the cluster
   * @throws ServiceUnavailableError where the cluster does not answer, or has told nothing yet
   */
  async get(
    caller: Pick<Caller, 'user'>,
    clusterName: string,
  ): Promise<Infrastructure> {
    const cluster = this.#clusters.get(clusterName);
    if (caller.user) {
      const answer = await this.#access.mayGet(
        cluster,
        caller.user,
        'clusterInfrastructures',
        name,
      );
      if (!answer.allowed) {
        const { plural, group } = resourceTypes.clusterInfrastructures;
        throw new NotAllowedError(
          'notAsked' in answer
            ? `Cluster ${clusterName} does not let the portal act for you: ${answer.notAsked} Ask the platform team that runs cluster ${clusterName} to let it.`
            : `You may not read the facts of cluster ${clusterName}: the verb "get" on ${plural}.${group} is missing. Ask the platform team that runs cluster ${clusterName} to grant it.`,
        );
      }
    }
    const facts = this.#services.infrastructureOf(clusterName);
    if (facts.ok && facts.infrastructure) {
      return infrastructureFrom(clusterName, facts.infrastructure, {
        stale:
          !cluster.status().reachable || !this.#services.isCurrent(clusterName),
      });
    }
    if (facts.ok || !this.#services.isServed(clusterName)) {
      throw new NotFoundError(
        `Cluster "${clusterName}" has no facts: its controllers make a ClusterInfrastructure named "${name}" where their part offerings runs. Its service operators can install that with deploy/.`,
      );
    }
    throw new ServiceUnavailableError(
      `Cluster "${clusterName}" has not told its facts since the portal started. GET /clusters says whether it answers, and what the portal may not read there.`,
    );
  }
}
