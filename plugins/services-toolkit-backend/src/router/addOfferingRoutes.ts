import { NotFoundError } from '@backstage/errors';
import { servicesToolkitOfferingReadPermission } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import { pageOf } from '../rules/pageOf';
import type { Callers } from '../services/Caller';
import type { EntityConflicts } from '../services/EntityConflicts';
import type { FreeInstanceCounts } from '../services/FreeInstanceCounts';
import type { InstanceLister } from '../services/InstanceLister';
import type { OfferingReader } from '../services/OfferingReader';
import type { ClaimApiRouter } from './ClaimApiRouter';

/** To search what is offered a page of the portal needs all of it: few requests for it, and no cluster is asked. */
export const mostOfferings = 1_000;

export function addOfferingRoutes(
  router: ClaimApiRouter,
  deps: {
    callers: Callers;
    permissions: PortalPermissions;
    offerings: OfferingReader;
    conflicts: EntityConflicts;
    instances: InstanceLister;
    freeInstances: FreeInstanceCounts;
  },
): void {
  const { callers, permissions, offerings, conflicts, instances } = deps;
  const { freeInstances } = deps;

  router.get('/offerings', async (req, res) => {
    await permissions.requireForPage(
      servicesToolkitOfferingReadPermission,
      await callers.reader(req),
      req.query,
    );
    const { items, nextCursor } = await pageOf(
      await offerings.list(),
      req.query,
      { most: mostOfferings },
    );
    res.json({
      items: await conflicts.mark(
        items.flatMap(({ offering }) => offering() ?? []),
      ),
      nextCursor,
    });
  });

  router.get('/offerings/:group/:class', async (req, res) => {
    const { credentials } = await callers.reader(req);
    await permissions.require(
      servicesToolkitOfferingReadPermission,
      credentials,
    );
    const { group, class: className } = req.params;
    const offering = await offerings.get(group, className);
    if (!offering) {
      throw new NotFoundError(
        `No cluster of provider group "${group}" is known to have a class "${className}". GET /clusters says which clusters answer.`,
      );
    }
    res.json(await conflicts.markInDetail(offering, credentials));
  });

  router.get('/offerings/:group/:class/instances', async (req, res) => {
    const caller = await callers.user(req);
    await permissions.require(
      servicesToolkitOfferingReadPermission,
      caller.credentials,
    );
    res.json(
      await instances.list(caller, {
        group: req.params.group,
        class: req.params.class,
        cluster: req.query.cluster,
        namespace: req.query.namespace,
        limit: req.query.limit ?? 100,
      }),
    );
  });

  router.post('/offerings/free-instances', async (req, res) => {
    const caller = await callers.user(req);
    await permissions.require(
      servicesToolkitOfferingReadPermission,
      caller.credentials,
    );
    res.json(await freeInstances.count(caller, req.body.items));
  });
}
