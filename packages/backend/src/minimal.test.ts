import {
  mockCredentials,
  startTestBackend,
  mockServices,
} from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import catalogModuleServicesToolkit from '@services-toolkit/backstage-plugin-catalog-backend-module-services-toolkit';
import servicesToolkitPlugin from '@services-toolkit/backstage-plugin-services-toolkit-backend';
import { policyModule } from './policy';

describe('a portal with catalog, auth and permission only', () => {
  it('starts and does the rest, without signals, notifications, search, scaffolder and kubernetes', async () => {
    const backend = await startTestBackend({
      features: [
        authPlugin,
        catalogPlugin,
        permissionPlugin,
        policyModule,
        catalogModuleServicesToolkit,
        servicesToolkitPlugin,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            auth: { providers: {} },
            permission: { enabled: true },
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    {
                      name: 'workload',
                      // Nothing listens there: a cluster that is down is no reason not to start either.
                      url: 'https://127.0.0.1:1',
                      authProvider: 'serviceAccount',
                      serviceAccountToken: 'of-no-interest',
                    },
                  ],
                },
              ],
            },
            servicesToolkit: {
              clusters: { workload: {} },
              catalog: { defaultOwner: 'group:default/platform-team' },
            },
          },
        }),
      ],
    });
    const answer = await fetch(
      `http://localhost:${backend.server.port()}/api/services-toolkit/clusters`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    expect(answer.status).toBe(200);
    expect((await answer.json()).items).toEqual([
      expect.objectContaining({ name: 'workload', reachable: false }),
    ]);
    await backend.stop();
    // Three plugins and their databases: slow machines take more than jest's five seconds.
  }, 60_000);
});
