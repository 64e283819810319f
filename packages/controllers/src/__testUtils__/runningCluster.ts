import { after, before } from 'node:test';
import type { ControllersProcess } from './ControllersProcess';
import { TestCluster } from './TestCluster';

// A cluster with controllers for the tests of a process, from the first one to the last. The files of a row run in one process,
// and share it: `together` in planJobs.mjs names them.

export let cluster: TestCluster;
export let controllers: ControllersProcess;

before(async () => {
  cluster = await TestCluster.start();
  await startControllers();
});

after(async () => {
  await controllers?.stop();
  await cluster?.stop();
});

export async function startControllers(): Promise<void> {
  controllers = await cluster.startControllers();
}
