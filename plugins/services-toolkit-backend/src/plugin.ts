import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  readDefaultOwner,
  servicesToolkitClustersServiceRef,
  servicesToolkitReadModelServiceRef,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { ClaimApiAs } from './actions/ClaimApiAs';
import { registerClaimActions } from './actions/registerClaimActions';
import { registerReadActions } from './actions/registerReadActions';
import { startSignals } from './signals/startSignals';
import { PortalPermissions } from './permissions/PortalPermissions';
import { claimPermissionResourceRef } from './permissions/claimPermissionResourceRef';
import { registerPermissions } from './permissions/registerPermissions';
import { gitHostsFromConfig } from './rules/gitHostsFromConfig';
import { createRouter } from './router/createRouter';
import { Callers } from './services/Caller';
import { ClaimEntities } from './services/ClaimEntities';
import { createServices } from './services/createServices';
import { Namespaces } from './services/Namespaces';

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
        readModel: servicesToolkitReadModelServiceRef,
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
        const model = deps.readModel.open();
        const namespaces = new Namespaces(clusters);

        registerPermissions(deps.permissionsRegistry, model.claims);
        const permissions = new PortalPermissions({
          permissions: deps.permissionsService,
          toFilters: createConditionTransformer(
            deps.permissionsRegistry.getPermissionRuleset(
              claimPermissionResourceRef,
            ),
          ),
        });
        const callers = new Callers({ auth, httpAuth, userInfo });
        const entities = new ClaimEntities({
          auth,
          catalog,
          logger,
          namespaces,
        });
        const { signalKeys, stop } = await startSignals({
          ...deps,
          entities,
          model,
        });
        deps.lifecycle.addShutdownHook(() => {
          stop();
          namespaces.stop();
          model.stop();
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
            logger,
            ...createServices({
              ...deps,
              defaultOwner: readDefaultOwner(deps.config),
              entities,
              model,
              namespaces,
              permissions,
              signalKeys,
            }),
          }),
        );
      },
    });
  },
});
