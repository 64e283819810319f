import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { AuditorService } from '@backstage/backend-plugin-api';
import type { ServicesToolkitClusters } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { spec } from '../generated/spec';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import type { AccessReviewer } from '../services/AccessReviewer';
import type { Callers } from '../services/Caller';
import type { ClaimChainReader } from '../services/chain/ClaimChainReader';
import type { ClaimReader } from '../services/ClaimReader';
import type { ClaimWriter } from '../services/ClaimWriter';
import type { EntityConflicts } from '../services/EntityConflicts';
import type { InstanceLister } from '../services/InstanceLister';
import type { OfferingStore } from '../services/OfferingStore';
import { addAccessReviewRoutes } from './addAccessReviewRoutes';
import { addClaimRoutes } from './addClaimRoutes';
import { addClusterRoutes } from './addClusterRoutes';
import { addOfferingRoutes } from './addOfferingRoutes';
import type { ClaimApiRouter } from './ClaimApiRouter';

/** The claim API. Requests are checked against its OpenAPI description before a handler sees them. */
export function createRouter(deps: {
  callers: Callers;
  permissions: PortalPermissions;
  auditor: AuditorService;
  clusters: ServicesToolkitClusters;
  /** Those that the portal has credentials for. */
  gitHosts: readonly string[];
  offerings: OfferingStore;
  conflicts: EntityConflicts;
  instances: InstanceLister;
  reader: ClaimReader;
  chains: ClaimChainReader;
  writer: ClaimWriter;
  reviewer: AccessReviewer;
}): ClaimApiRouter {
  const router = createValidatedOpenApiRouter(spec);
  addOfferingRoutes(router, deps);
  addClusterRoutes(router, deps);
  addClaimRoutes(router, deps);
  addAccessReviewRoutes(router, deps);
  return router;
}
