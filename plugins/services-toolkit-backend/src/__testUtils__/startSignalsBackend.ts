import type { AddressInfo } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import signalsPlugin from '@backstage/plugin-signals-backend';

/** Where the signals plugin listens. */
export interface SignalsBackend {
  readonly url: string;
  stop(): Promise<void>;
}

/** The signals plugin in a backend of its own, as the server of a test backend takes no WebSockets. */
export async function startSignalsBackend(
  features: BackendFeature[],
): Promise<SignalsBackend> {
  let port: number | undefined;
  const backend = createBackend();
  for (const feature of [
    signalsPlugin,
    mockServices.rootConfig.factory({
      data: { backend: { baseUrl: 'http://localhost', listen: 'localhost:0' } },
    }),
    mockServices.rootLogger.factory(),
    mockServices.auth.factory(),
    mockServices.userInfo.factory(),
    rootHttpRouterServiceFactory({
      configure({ app, server, routes }) {
        app.use(routes);
        server.once('listening', () => {
          ({ port } = server.address() as AddressInfo);
        });
      },
    }),
    ...features,
  ])
    backend.add(feature);
  await backend.start();
  return {
    url: `ws://localhost:${port}/api/signals`,
    stop: () => backend.stop(),
  };
}
