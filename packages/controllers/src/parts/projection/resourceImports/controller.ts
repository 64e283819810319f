import { apiResourceImportConditions } from '@services-toolkit/kubernetes-api';
import {
  createController,
  objectKey,
  type Controller,
} from '@services-toolkit/kubernetes-runtime';
import {
  observedGenerationOf,
  statusConditions,
} from '../../../runtime/statusConditions';
import { writeStatus } from '../../../runtime/writes/writeStatus';
import type { ImportContext } from '../kinds/ProjectionContext';
import { decideResourceImport } from './decide';

/** Tells on APIResourceImports whether they can be used. What they open, the aggregated API server reads for itself. */
export function createResourceImportController(
  context: ImportContext,
): Controller {
  const { informers, client, clock, logger } = context;
  const controller = createController({
    name: 'APIResourceImport',
    logger,
    ...(context.onOutcome && { onOutcome: context.onOutcome }),
    workers: 2,
    async reconcile(key) {
      const resourceImport = informers.resourceImports.get(key);
      if (!resourceImport || resourceImport.metadata.deletionTimestamp) {
        return;
      }
      const ready = decideResourceImport(
        resourceImport,
        informers.groupImports.byIndex('group', resourceImport.spec.group),
      );
      const status = {
        ...observedGenerationOf(resourceImport),
        conditions: statusConditions(
          apiResourceImportConditions,
          { Ready: ready },
          resourceImport,
          clock(),
        ),
      };
      await writeStatus(
        client,
        informers.resourceImports,
        resourceImport,
        status,
      );
    },
  });
  informers.resourceImports.subscribe(({ object }) =>
    controller.enqueue(objectKey(object)),
  );
  informers.groupImports.subscribe(({ object }) =>
    informers.resourceImports
      .byIndex('group', object.spec.group)
      .forEach(one => controller.enqueue(objectKey(one))),
  );
  return controller;
}
