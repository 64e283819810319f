import { servicesToolkitOfferingReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitClusters } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { clusterFromService } from '../rules/clusterFromService';
import type { Callers } from '../services/Caller';
import type { ClaimApiRouter } from './ClaimApiRouter';

export function addClusterRoutes(
  router: ClaimApiRouter,
  deps: {
    callers: Callers;
    permissions: PortalPermissions;
    clusters: ServicesToolkitClusters;
    gitHosts: readonly string[];
  },
): void {
  router.get('/clusters', async (req, res) => {
    const { credentials } = await deps.callers.reader(req);
    await deps.permissions.require(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    const items = deps.clusters
      .list()
      .map(cluster => clusterFromService(cluster))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    res.json({ items });
  });

  router.get('/git-hosts', async (req, res) => {
    const { credentials } = await deps.callers.reader(req);
    await deps.permissions.require(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    res.json({ items: deps.gitHosts.map(host => ({ host })) });
  });
}
