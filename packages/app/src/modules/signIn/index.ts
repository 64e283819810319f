import {
  ApiBlueprint,
  coreApis,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { clusterTokensApiRef } from '@services-toolkit/backstage-plugin-services-toolkit';
import { DemoTokens } from './DemoTokens';

/** Sign-in for development: the backend's `demo` provider believes whoever one says one is. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({
      params: {
        loader: () => import('./DemoSignInPage').then(m => m.DemoSignInPage),
      },
    }),
  ],
});

/** Clusters that take only people's own tokens get those of the demo's issuer. */
export const clusterTokensModule = createFrontendModule({
  pluginId: 'services-toolkit',
  extensions: [
    ApiBlueprint.make({
      name: 'cluster-tokens',
      params: defineParams =>
        defineParams({
          api: clusterTokensApiRef,
          deps: {
            discoveryApi: coreApis.discovery,
            identityApi: coreApis.identity,
          },
          factory: deps => new DemoTokens(deps),
        }),
    }),
  ],
});
