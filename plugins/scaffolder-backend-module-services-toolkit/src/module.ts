import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createClaimAction } from './actions/createClaimAction';
import { createClaimManifestAction } from './actions/createClaimManifestAction';
import { createReleaseAction } from './actions/createReleaseAction';
import { ClaimApi } from './claimApi/ClaimApi';

/**
 * Actions for templates: claim a service, write a claim into a file, release a claim.
 *
 * @public
 */
export const scaffolderModuleServicesToolkit = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'services-toolkit',
  register(reg) {
    reg.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, catalog, discovery }) {
        const claims = new ClaimApi({ auth, discovery });
        actions.addActions(
          createClaimAction({ claims }),
          createClaimManifestAction({ catalog }),
          createReleaseAction({ claims }),
        );
      },
    });
  },
});
