import assert from 'node:assert/strict';
import { after } from 'node:test';
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

/** Test files that run in one process have one cluster, one after the other: `together` in planJobs.mjs names them. */
let started: Promise<TestCluster> | undefined;

after(async () => {
  await (await started)?.stop();
});

export async function startTestSetup(): Promise<TestSetup> {
  started ??= TestCluster.start();
  const cluster = await started;
  await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
  const portal = await startTestPortal(cluster, sampleEntities);
  await eventually(
    'the portal has read the classes',
    () => portal.send('service', 'get', '/offerings'),
    { check: ({ body }) => assert.equal(body.items.length, 2) },
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
      await cluster.kubectl([
        ...['delete', '--all', '--all-namespaces'],
        'classclaims.services.apps.tanzu.vmware.com,resourceclaims.services.apps.tanzu.vmware.com',
      ]);
    },
  };
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
