import { eventually, TestCluster } from '@services-toolkit/test-support';
import { sampleEntities, sampleObjects } from './samples';
import { startTestPortal } from './startTestPortal';
import type { TestPortal } from './startTestPortal';

/** A cluster with the samples, and a portal that has read them. */
export interface TestSetup {
  cluster: TestCluster;
  portal: TestPortal;
  /** The names of the claims that are there, as kubectl says. */
  claimNames(namespace?: string): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startTestSetup(): Promise<TestSetup> {
  const cluster = await TestCluster.start();
  try {
    await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
    const portal = await startTestPortal(cluster, sampleEntities);
    await eventually(
      'the portal has read the classes',
      () => portal.send('service', 'get', '/offerings'),
      {
        check: ({ body }) => {
          if (body.items.length !== 2) {
            throw new Error('the portal has not read the classes');
          }
        },
      },
    );
    return {
      cluster,
      portal,
      async claimNames(namespace = 'my-apps') {
        const names = await cluster.kubectl([
          'get',
          'classclaims.services.apps.tanzu.vmware.com',
          `--namespace=${namespace}`,
          '--output=jsonpath={.items[*].metadata.name}',
        ]);
        return names.split(' ').filter(Boolean);
      },
      async stop() {
        await portal.stop();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** A request for a claim in `my-apps`, which alice may make. */
export function aClaimRequest(name: string) {
  return {
    cluster: 'workload',
    namespace: 'my-apps',
    name,
    class: 'postgres-pool',
  };
}

/** A request for a claim on the Secret `credentials` in `my-apps`. */
export function aResourceClaimRequest(name: string) {
  return {
    cluster: 'workload',
    namespace: 'my-apps',
    name,
    resource: { apiVersion: 'v1', kind: 'Secret', name: 'credentials' },
  };
}
