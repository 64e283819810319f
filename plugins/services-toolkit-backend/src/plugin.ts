import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { servicesToolkitClustersServiceRef } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { PortalPermissions } from './permissions/PortalPermissions';
import { claimPermissionResourceRef } from './permissions/claimPermissionResourceRef';
import { registerPermissions } from './permissions/registerPermissions';
import { createRouter } from './router/createRouter';
import { AccessReviewer } from './services/AccessReviewer';
import { Callers } from './services/Caller';
import { ClaimEntities } from './services/ClaimEntities';
import { ClaimChainReader } from './services/chain/ClaimChainReader';
import { ClaimReader } from './services/ClaimReader';
import { ClaimStore } from './services/ClaimStore';
import { ClaimWriter } from './services/ClaimWriter';
import { InstanceLister } from './services/InstanceLister';
import { KubernetesAccess } from './services/KubernetesAccess';
import { NamespaceOwners } from './services/NamespaceOwners';
import { OfferingStore } from './services/OfferingStore';

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
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clusters: servicesToolkitClustersServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        permissionsRegistry: coreServices.permissionsRegistry,
        permissionsService: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, auth, catalog, clusters, httpAuth, userInfo } = deps;
        const offerings = new OfferingStore(clusters);
        const store = new ClaimStore(clusters);
        const owners = new NamespaceOwners(clusters);
        deps.lifecycle.addShutdownHook(() => {
          offerings.stop();
          store.stop();
          owners.stop();
        });

        registerPermissions(deps.permissionsRegistry, store);
        const permissions = new PortalPermissions({
          permissions: deps.permissionsService,
          isAllowed: createConditionAuthorizer(
            deps.permissionsRegistry.getPermissionRuleset(
              claimPermissionResourceRef,
            ),
          ),
        });
        const callers = new Callers({ auth, httpAuth, userInfo });
        const access = new KubernetesAccess();
        const entities = new ClaimEntities({ catalog, owners });
        const shared = { clusters, entities, permissions };
        const reader = new ClaimReader({ ...shared, store, access });
        const chains = new ClaimChainReader({ clusters, permissions });
        const instances = new InstanceLister({ clusters, offerings });
        const writer = new ClaimWriter({ ...shared, offerings, reader });
        const reviewer = new AccessReviewer({ ...shared, offerings, access });
        deps.httpRouter.use(
          createRouter({
            callers,
            permissions,
            auditor,
            clusters,
            offerings,
            instances,
            reader,
            chains,
            writer,
            reviewer,
          }),
        );
      },
    });
  },
});
