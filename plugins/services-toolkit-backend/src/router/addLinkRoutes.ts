import { servicesToolkitLinkReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import type { Callers } from '../services/Caller';
import type { LinkLister } from '../services/LinkLister';
import type { ClaimApiRouter } from './ClaimApiRouter';

export function addLinkRoutes(
  router: ClaimApiRouter,
  deps: {
    callers: Callers;
    permissions: PortalPermissions;
    links: LinkLister;
  },
): void {
  router.get('/links', async (req, res) => {
    const caller = await deps.callers.reader(req);
    await deps.permissions.require(
      servicesToolkitLinkReadPermission,
      caller.credentials,
    );
    res.json(await deps.links.list(caller));
  });
}
