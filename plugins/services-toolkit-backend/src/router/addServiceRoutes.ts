import { NotFoundError } from '@backstage/errors';
import { servicesToolkitOfferingReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { pageOf } from '../rules/pageOf';
import type { Callers } from '../services/Caller';
import type { EntityConflicts } from '../services/EntityConflicts';
import type { InfrastructureReader } from '../services/InfrastructureReader';
import type { ServiceIcons } from '../services/ServiceIcons';
import type { ServiceReader } from '../services/ServiceReader';
import { mostOfferings } from './addOfferingRoutes';
import type { ClaimApiRouter } from './ClaimApiRouter';

/**
 * A picture comes from whoever may write offerings in a cluster. Opened by itself, it may run nothing, fetch nothing, and
 * is no document of the portal's.
 */
const pictureHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-site',
  // Who may see it is asked each time.
  'Cache-Control': 'private, no-cache',
};

export function addServiceRoutes(
  router: ClaimApiRouter,
  deps: {
    callers: Callers;
    permissions: PortalPermissions;
    services: ServiceReader;
    icons: ServiceIcons;
    infrastructure: InfrastructureReader;
    conflicts: EntityConflicts;
  },
): void {
  const { callers, permissions, services, conflicts } = deps;

  router.get('/services', async (req, res) => {
    await permissions.requireForPage(
      servicesToolkitOfferingReadPermission,
      await callers.reader(req),
      req.query,
    );
    const { items, nextCursor } = await pageOf(
      await services.list(),
      req.query,
      { most: mostOfferings },
    );
    res.json({
      items: await conflicts.mark(
        items.flatMap(({ service }) => service() ?? []),
      ),
      nextCursor,
    });
  });

  router.get('/services/:group/:service', async (req, res) => {
    const { credentials } = await callers.reader(req);
    await permissions.require(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    const { group, service } = req.params;
    const found = await services.get(group, service);
    if (!found) {
      throw new NotFoundError(
        `No cluster of provider group "${group}" is known to offer a service "${service}". GET /clusters says which clusters answer.`,
      );
    }
    res.json(await conflicts.markInDetail(found, credentials));
  });

  router.get('/services/:group/:service/icon', async (req, res) => {
    const { credentials } = await callers.reader(req);
    await permissions.require(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    const { group, service } = req.params;
    const picture = await deps.icons.get(group, service);
    if (!picture) {
      throw new NotFoundError(
        `Service "${service}" of provider group "${group}" has no picture of its own that can be shown.`,
      );
    }
    res.set({ ...pictureHeaders, ETag: `"${picture.digest}"` });
    res.type(picture.mediaType);
    if (req.fresh) {
      res.status(304).end();
    } else {
      res.status(200).end(picture.bytes);
    }
  });

  router.get('/infrastructure/:cluster', async (req, res) => {
    const caller = await callers.reader(req);
    await permissions.require(
      servicesToolkitOfferingReadPermission,
      caller.credentials,
    );
    res.json(await deps.infrastructure.get(caller, req.params.cluster));
  });
}
