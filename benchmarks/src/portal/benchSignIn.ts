import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

/** Signs in whoever the header `x-demo-user` names, as the demo's provider does, which the app's sign-in page asks. */
const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async ({ name }: { name: string }) => ({
    profile: { displayName: name },
  }),
  initialize() {},
  async authenticate({ req }) {
    return { result: { name: req.header('x-demo-user') ?? '' } };
  },
});

export const benchSignIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-sign-in',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: ({ result: { name } }, context) =>
              context.signInWithCatalogUser({ entityRef: { name } }),
          }),
        });
      },
    });
  },
});
