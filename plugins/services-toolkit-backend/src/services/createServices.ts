import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { entityTypes } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import {
  decodeOffering,
  decodeService,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  ReadModel,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { PortalPermissions } from '../permissions/PortalPermissions';
import type { SignalKeys } from '../signals/SignalKeys';
import { AccessReviewer } from './AccessReviewer';
import { ActingRights } from './ActingRights';
import { ClaimGraphReader } from './graph/ClaimGraphReader';
import type { ClaimEntities } from './ClaimEntities';
import { ClaimPlaces } from './ClaimPlaces';
import { ClaimReader } from './ClaimReader';
import { ClaimWriter } from './ClaimWriter';
import { EntityConflicts } from './EntityConflicts';
import { EntityMemory } from './EntityMemory';
import { FreeInstanceCounts } from './FreeInstanceCounts';
import { InfrastructureReader } from './InfrastructureReader';
import { InstanceLister } from './InstanceLister';
import { KubernetesAccess } from './KubernetesAccess';
import { LinkLister } from './LinkLister';
import { MissingNamespaces } from './MissingNamespaces';
import type { Namespaces } from './Namespaces';
import { OfferingReader } from './OfferingReader';
import { OwnershipCache } from './OwnershipCache';
import { PersonalTurns } from './PersonalTurns';
import { NeedResolver } from './NeedResolver';
import { PlanResolver } from './PlanResolver';
import { ServiceIcons } from './ServiceIcons';
import { ServiceReader } from './ServiceReader';

/** What answers the requests of the claim API. */
export function createServices(deps: {
  auth: AuthService;
  catalog: CatalogService;
  clusters: ServicesToolkitClusters;
  /** Of services that name no owner. */
  defaultOwner?: string;
  entities: ClaimEntities;
  logger: LoggerService;
  model: ReadModel;
  namespaces: Namespaces;
  permissions: PortalPermissions;
  signalKeys: SignalKeys;
}) {
  const { auth, catalog, logger, model, namespaces } = deps;
  const turns = new PersonalTurns();
  const access = new KubernetesAccess({ turns });
  const shared = {
    ...deps,
    claims: model.claims,
    places: new ClaimPlaces(deps),
    access,
    missingNamespaces: new MissingNamespaces({ access, namespaces }),
    acting: new ActingRights(),
    turns,
    offerings: new OfferingReader({
      ...deps,
      entities: new EntityMemory({
        ...{ auth, catalog, logger },
        type: entityTypes.offering,
        decode: decodeOffering,
      }),
    }),
    services: new ServiceReader({
      ...deps,
      entities: new EntityMemory({
        ...{ auth, catalog, logger },
        type: entityTypes.service,
        decode: decodeService,
      }),
    }),
  };
  const reader = new ClaimReader({
    ...shared,
    ownerships: new OwnershipCache({ catalog }),
  });
  const instances = new InstanceLister(shared);
  const reviewer = new AccessReviewer(shared);
  return {
    offerings: shared.offerings,
    services: shared.services,
    icons: new ServiceIcons(shared),
    infrastructure: new InfrastructureReader(shared),
    conflicts: new EntityConflicts({ auth, catalog, logger }),
    instances,
    links: new LinkLister(shared),
    freeInstances: new FreeInstanceCounts({ instances, turns, logger }),
    reader,
    graphs: new ClaimGraphReader(shared),
    writer: new ClaimWriter({
      ...shared,
      reader,
      plans: new PlanResolver(shared),
      needs: new NeedResolver({ ...shared, reviewer }),
    }),
    reviewer,
  };
}
