import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { TestCluster } from '@services-toolkit/test-support';
import { createServicesToolkitClusters } from '../clusters/createServicesToolkitClusters';
import type { ServicesToolkitCluster } from '../ServicesToolkitClusters';

/** Connects to a cluster as one more backend process would. */
export type Connect = (settings?: {
  identity?: string;
  tokenFile?: string;
}) => ServicesToolkitCluster;

/** @param signal - ends what was connected */
export async function connectTo(
  cluster: TestCluster,
  signal: AbortSignal,
): Promise<Connect> {
  const caFile = await cluster.file(
    Buffer.from(cluster.caData, 'base64').toString(),
  );
  const usualTokenFile = await cluster.file(cluster.portalToken);
  return ({ identity, tokenFile = usualTokenFile } = {}) =>
    createServicesToolkitClusters({
      signal,
      logger: mockServices.rootLogger(),
      portal() {
        throw new Error('this cluster is reached directly');
      },
      config: new ConfigReader({
        servicesToolkit: {
          clusters: { workload: identity ? { identity } : {} },
        },
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'workload',
                  url: cluster.server,
                  ...(identity === 'user' && {
                    authProvider: 'oidc',
                    oidcTokenProvider: 'okta',
                  }),
                  serviceAccountTokenFile: tokenFile,
                  caFile,
                },
              ],
            },
          ],
        },
      }),
    }).get('workload');
}
