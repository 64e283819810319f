import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { servicesToolkitClustersServiceRef } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { ClaimApiAs } from './actions/ClaimApiAs';
import { registerClaimActions } from './actions/registerClaimActions';
import { registerReadActions } from './actions/registerReadActions';
import { startLive } from './live/startLive';
import { PortalPermissions } from './permissions/PortalPermissions';
import { claimPermissionResourceRef } from './permissions/claimPermissionResourceRef';
import { registerPermissions } from './permissions/registerPermissions';
import { gitHostsFromConfig } from './rules/gitHostsFromConfig';
import { createRouter } from './router/createRouter';
import { ActingRights } from './services/ActingRights';
import { AccessReviewer } from './services/AccessReviewer';
import { Callers } from './services/Caller';
import { ClaimEntities } from './services/ClaimEntities';
import { ClaimChainReader } from './services/chain/ClaimChainReader';
import { ClaimReader } from './services/ClaimReader';
import { ClaimStore } from './services/ClaimStore';
import { ClaimWriter } from './services/ClaimWriter';
import { EntityConflicts } from './services/EntityConflicts';
import { FreeInstanceCounts } from './services/FreeInstanceCounts';
import { InstanceLister } from './services/InstanceLister';
import { KubernetesAccess } from './services/KubernetesAccess';
import { NamespaceOwners } from './services/NamespaceOwners';
import { OfferingStore } from './services/OfferingStore';
import { Ownerships } from './services/Ownerships';
import { PersonalTurns } from './services/PersonalTurns';
import { RememberedClasses } from './services/RememberedClasses';

/**
 * The claim API: what can be claimed, and claims, for the portal's pages and other plugins.
 *
 * @public
 */
export const servicesToolkitPlugin = createBackendPlugin({
  pluginId: 'services-toolkit',
  register(env) {
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: servicesToolkitClustersServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissionsRegistry: coreServices.permissionsRegistry,
        permissionsService: coreServices.permissions,
        rootLifecycle: coreServices.rootLifecycle,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, auth, catalog, clusters, httpAuth, logger, userInfo } =
          deps;
        const store = new ClaimStore(clusters);
        const offerings = new OfferingStore({
          clusters,
          remembered: new RememberedClasses({ auth, catalog, logger }),
          claims: store,
        });
        const owners = new NamespaceOwners(clusters);

        registerPermissions(deps.permissionsRegistry, store);
        const permissions = new PortalPermissions({
          permissions: deps.permissionsService,
          toFilters: createConditionTransformer(
            deps.permissionsRegistry.getPermissionRuleset(
              claimPermissionResourceRef,
            ),
          ),
        });
        const callers = new Callers({ auth, httpAuth, userInfo });
        const turns = new PersonalTurns();
        const access = new KubernetesAccess({ turns });
        const acting = new ActingRights();
        const entities = new ClaimEntities({ catalog, owners });
        const live = await startLive({ ...deps, entities });
        deps.lifecycle.addShutdownHook(() => {
          for (const one of [offerings, store, owners, live]) {
            one.stop();
          }
        });
        const shared = { clusters, entities, permissions, acting };
        const reader = new ClaimReader({
          ...shared,
          store,
          access,
          owners,
          ownerships: new Ownerships({ catalog }),
          signalKeys: live.signalKeys,
        });
        const chains = new ClaimChainReader({ ...shared, access, turns });
        const conflicts = new EntityConflicts({ auth, catalog, logger });
        const instances = new InstanceLister({ ...shared, offerings });
        const freeInstances = new FreeInstanceCounts({
          instances,
          turns,
          logger,
        });
        const writer = new ClaimWriter({ ...shared, offerings, reader });
        const reviewer = new AccessReviewer({
          ...shared,
          offerings,
          access,
          logger,
        });
        const asUser = new ClaimApiAs({ auth, discovery: deps.discovery });
        registerReadActions(deps.actions, asUser);
        registerClaimActions(deps.actions, asUser);
        deps.httpRouter.use(
          createRouter({
            callers,
            permissions,
            auditor,
            clusters,
            gitHosts: gitHostsFromConfig(deps.config),
            offerings,
            conflicts,
            instances,
            freeInstances,
            reader,
            chains,
            writer,
            reviewer,
            logger,
          }),
        );
      },
    });
  },
});
