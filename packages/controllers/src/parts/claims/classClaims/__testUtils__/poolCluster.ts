import { after, before } from 'node:test';
import { type ClassClaim } from '@services-toolkit/kubernetes-api';
import { addPool } from '../../../../__testUtils__/addPool';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import { aClaim, classClaims } from '../../../../__testUtils__/databases';
import { says } from '../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../__testUtils__/TestCluster';

// The test files of pools run in one process, and share one cluster: `together` in planJobs.mjs names them.

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

/** A pool of its own for one test: a class of that name selects by label. */
export async function aPool(
  instances: string[],
): Promise<{ pool: string; apps: string }> {
  const apps = await cluster.namespace('apps');
  return { pool: await addPool(cluster, instances, [apps]), apps };
}

export async function claimUntil(
  namespace: string,
  name: string,
  className: string,
  reason: string,
): Promise<ClassClaim> {
  await cluster.client.create(classClaims, aClaim(namespace, name, className));
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name },
    says(reason),
  );
}
