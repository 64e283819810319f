import { diagnoseClaim } from '@services-toolkit/kubernetes-api';
import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { servicesToolkitClaimReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClaimChain,
  ClaimKey,
} from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitClusters } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { ClusterUnreachableError } from '@services-toolkit/kubernetes-runtime';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { refused } from '../../permissions/PortalPermissions';
import type { PortalPermissions } from '../../permissions/PortalPermissions';
import { claimResource } from '../../rules/claimResource';
import { claimTypes, defaultClaimKind } from '../../rules/claimTypes';
import { errorFromKubernetes } from '../../rules/errorFromKubernetes';
import type { Caller } from '../Caller';
import { clientAs } from '../clientAs';
import { observeClaim } from './observeClaim';
import { SightReader } from './SightReader';

/** A page is not to wait longer for what a cluster does not tell. */
const withinMs = 6_000;

/**
 * Says what a claim hangs on. Everything is read from the API server as the caller, nothing from the portal's watches: who
 * may read the claim need not be allowed to read its instance.
 */
export class ClaimChainReader {
  readonly #clusters: ServicesToolkitClusters;
  readonly #permissions: PortalPermissions;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    permissions: PortalPermissions;
  }) {
    this.#clusters = options.clusters;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError, NotFoundError and ServiceUnavailableError, about the claim itself only */
  async get(caller: Caller, key: ClaimKey): Promise<ClaimChain> {
    const allowed = await this.#permissions.requireClaimFilter(
      servicesToolkitClaimReadPermission,
      caller.credentials,
    );
    const cluster = this.#clusters.get(key.cluster);
    const client = await clientAs(caller, cluster);
    const claim = await readClaim(client, key);
    if (!allowed(claimResource(cluster.name, claim))) {
      throw refused(servicesToolkitClaimReadPermission.name);
    }
    const reader = new SightReader({
      client,
      cluster: cluster.name,
      withinMs,
    });
    return diagnoseClaim(await observeClaim(claim, reader));
  }
}

async function readClaim(
  client: KubernetesClient,
  { cluster, namespace, name, kind = defaultClaimKind }: ClaimKey,
): Promise<ClassClaim | ResourceClaim> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    return await client.get<ClassClaim | ResourceClaim>(
      claimTypes[kind],
      { namespace, name },
      { signal },
    );
  } catch (error) {
    throw errorFromKubernetes(
      signal.aborted
        ? new ClusterUnreachableError(client.server, 'no answer in time')
        : error,
      cluster,
      `read claim ${name} in namespace ${namespace}`,
    );
  }
}
