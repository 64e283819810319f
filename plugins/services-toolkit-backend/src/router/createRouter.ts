import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';
import type { ServicesToolkitClusters } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { spec } from '../generated/spec';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import type { AccessReviewer } from '../services/AccessReviewer';
import type { Callers } from '../services/Caller';
import type { ClaimGraphReader } from '../services/graph/ClaimGraphReader';
import type { ClaimReader } from '../services/ClaimReader';
import type { ClaimWriter } from '../services/ClaimWriter';
import type { EntityConflicts } from '../services/EntityConflicts';
import type { FreeInstanceCounts } from '../services/FreeInstanceCounts';
import type { InfrastructureReader } from '../services/InfrastructureReader';
import type { InstanceLister } from '../services/InstanceLister';
import type { LinkLister } from '../services/LinkLister';
import type { OfferingReader } from '../services/OfferingReader';
import type { ServiceIcons } from '../services/ServiceIcons';
import type { ServiceReader } from '../services/ServiceReader';
import { addAccessReviewRoutes } from './addAccessReviewRoutes';
import { addClaimRoutes } from './addClaimRoutes';
import { addClusterRoutes } from './addClusterRoutes';
import { addLinkRoutes } from './addLinkRoutes';
import { addOfferingRoutes } from './addOfferingRoutes';
import { addServiceRoutes } from './addServiceRoutes';
import { readJsonBody } from './readJsonBody';
import { reportClusterFailures } from './reportClusterFailures';

/** The claim API. Requests are checked against its OpenAPI description before a handler sees them. */
export function createRouter(deps: {
  callers: Callers;
  permissions: PortalPermissions;
  auditor: AuditorService;
  clusters: ServicesToolkitClusters;
  /** Those that the portal has credentials for. */
  gitHosts: readonly string[];
  offerings: OfferingReader;
  services: ServiceReader;
  icons: ServiceIcons;
  infrastructure: InfrastructureReader;
  conflicts: EntityConflicts;
  instances: InstanceLister;
  links: LinkLister;
  freeInstances: FreeInstanceCounts;
  reader: ClaimReader;
  graphs: ClaimGraphReader;
  writer: ClaimWriter;
  reviewer: AccessReviewer;
  logger: LoggerService;
}): Router {
  const router = createValidatedOpenApiRouter(spec, {
    // The body has been read by then.
    middleware: [(_req, _res, next) => next()],
  });
  addOfferingRoutes(router, deps);
  addServiceRoutes(router, deps);
  addClusterRoutes(router, deps);
  addLinkRoutes(router, deps);
  addClaimRoutes(router, deps);
  addAccessReviewRoutes(router, deps);
  // What it throws keeps its causes only outside of the validating router.
  return Router()
    .use(readJsonBody)
    .use(router)
    .use(reportClusterFailures(deps.logger));
}
