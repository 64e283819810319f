import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createDemoAuthenticator } from './authenticator';
import { readDemoAuthConfig } from './config';
import { DemoIssuer } from './DemoIssuer';

/**
 * The auth provider `demo`: whoever says in a header to be alice is alice. It exists so that the portal can be tried
 * as two people with different rights, and it refuses to run anywhere but in development.
 */
export const demoAuthModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const demo = readDemoAuthConfig(config);
        if (!demo) return;

        logger.warn(
          `Auth provider 'demo' is on: everybody who reaches this portal may sign in as ${demo.users.join(
            ' or ',
          )} without a password.`,
        );
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createDemoAuthenticator(
              demo.users,
              demo.baseUrls,
              demo.issuer && new DemoIssuer(demo.issuer),
            ),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.userRef }),
          }),
        });
      },
    });
  },
});
