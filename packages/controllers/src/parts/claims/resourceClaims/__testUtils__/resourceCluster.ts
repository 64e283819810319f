import { after, before } from 'node:test';
import { type ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aPolicy,
  aResourceClaim,
  aSecret,
  resourceClaimPolicies,
  resourceClaims,
} from '../../../../__testUtils__/databases';
import { says } from '../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../__testUtils__/TestCluster';

// The test files of ResourceClaims run in one process, and share one cluster: `together` in planJobs.mjs names them.

export let cluster: TestCluster;
let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

export async function startControllers(): Promise<void> {
  controllers = await cluster.startControllers();
}

export async function stopControllers(): Promise<void> {
  await controllers.stop();
}

/** What they have written to their log. */
export function controllersLog(): ControllersProcess['log'] {
  return controllers.log;
}

export type Secret = ReturnType<typeof aSecret>;

/** Two namespaces, where the first opens its databases to the second. */
export async function openPool(): Promise<{ pool: string; apps: string }> {
  const pool = await cluster.namespace('pool');
  const apps = await cluster.namespace('apps');
  await cluster.client.create(resourceClaimPolicies, aPolicy(pool, [apps]));
  return { pool, apps };
}

export function databaseRef(namespace: string, name: string) {
  return {
    apiVersion: 'controllers.test/v1',
    kind: 'Database',
    name,
    namespace,
  };
}

export function claimOn(
  apps: string,
  name: string,
  ref: ResourceClaim['spec']['ref'],
  reason: string,
) {
  return cluster.client
    .create(resourceClaims, aResourceClaim(apps, name, ref))
    .then(() =>
      cluster.waitFor<ResourceClaim>(
        resourceClaims,
        { namespace: apps, name },
        says(reason),
      ),
    );
}

export function decode(secret: Secret, key: string): string {
  return Buffer.from(secret.data[key] ?? '', 'base64').toString();
}
