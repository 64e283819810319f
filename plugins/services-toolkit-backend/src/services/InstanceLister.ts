import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { instanceQueries } from '@services-toolkit/kubernetes-api';
import type { InstanceQuery } from '@services-toolkit/kubernetes-api';
import type {
  ClaimableInstances,
  ClaimableInstancesRequest,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitClusters } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import {
  isForbidden,
  isKindNotServed,
} from '@services-toolkit/kubernetes-runtime';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { errorFromKubernetes } from '../rules/errorFromKubernetes';
import type { ActingRights } from './ActingRights';
import { clientAs } from './clientAs';
import type { UserCaller } from './Caller';
import type { OfferingReader } from './OfferingReader';

/** Asks clusters, as a person, which instances of a class they could claim. */
export class InstanceLister {
  readonly #clusters: ServicesToolkitClusters;
  readonly #offerings: OfferingReader;
  readonly #acting: ActingRights;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    offerings: OfferingReader;
    acting: ActingRights;
  }) {
    this.#clusters = options.clusters;
    this.#acting = options.acting;
    this.#offerings = options.offerings;
  }

  /**
   * @throws NotFoundError for a cluster or class that is unknown there, and where InstanceQueries are not served
   * @throws NotAllowedError in the cluster's words, for who may not ask there
   * @throws InputError in the cluster's words, for a class that has no pool or is not ready
   * @throws ServiceUnavailableError when the cluster does not answer
   */
  async list(
    caller: UserCaller,
    request: Required<ClaimableInstancesRequest>,
  ): Promise<ClaimableInstances> {
    const { namespace, limit, class: className } = request;
    const cluster = this.#clusters.get(request.cluster);
    const { known, class: found } = this.#offerings.find(
      cluster.name,
      className,
    );
    if (cluster.group !== request.group || (known && !found)) {
      throw new NotFoundError(
        `Cluster "${cluster.name}" of provider group "${cluster.group}" does not offer class "${className}" of provider group "${request.group}".`,
      );
    }
    const client = await clientAs(caller, cluster);
    try {
      const { status } = await client.create<InstanceQuery>(instanceQueries, {
        apiVersion: `${instanceQueries.group}/${instanceQueries.version}`,
        kind: instanceQueries.kind,
        metadata: { namespace },
        spec: { class: className, limit },
      });
      const instances = status?.instances ?? [];
      return { instances, mayBeMore: instances.length >= limit };
    } catch (error) {
      if (await isNotServed(client, error)) {
        throw new NotFoundError(
          `Cluster "${cluster.name}" does not tell which instances can be claimed: it serves no ${instanceQueries.kind}. Its service operators can add that with deploy/aggregated-apiserver; claims work without it.`,
        );
      }
      const explained = await this.#acting.explain(
        error,
        cluster,
        caller.user,
        { verb: 'create', type: instanceQueries, namespace },
      );
      if (isForbidden(explained)) {
        throw new NotAllowedError(
          `You may not ask which instances can be claimed in namespace ${namespace} of cluster ${cluster.name}: ${explained.message}. Ask the owner of namespace ${namespace} for the role app-editor.`,
        );
      }
      throw errorFromKubernetes(
        explained,
        cluster.name,
        `ask for claimable instances of class ${className}`,
      );
    }
  }
}

/** RBAC answers before anything else: who has no rule for a kind is refused, whether it is served or not. */
async function isNotServed(
  client: KubernetesClient,
  error: unknown,
): Promise<boolean> {
  if (isKindNotServed(error)) {
    return true;
  }
  if (!isForbidden(error)) {
    return false;
  }
  const { group, kind } = instanceQueries;
  const served = await client
    .resolveKind(group, kind, { fresh: true })
    // Then the refusal stands as it is.
    .catch(() => instanceQueries);
  return served === undefined;
}
