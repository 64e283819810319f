import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { TestCluster } from './__testUtils__/TestCluster';
import { ClusterWorld } from './__testUtils__/interleavings/ClusterWorld';
import { deleteClaims, play } from './__testUtils__/interleavings/perform';
import { anyScenario } from './__testUtils__/interleavings/Scenario';

/** As in the test on the API in memory, which plays many more of them: see interleavings.property.test.ts. */
const count = Number(process.env.CLUSTER_INTERLEAVINGS ?? 12);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

let cluster: TestCluster;
let controllers: KubernetesClient;

before(async () => {
  cluster = await TestCluster.start();
  controllers = await cluster.controllersClient();
});
after(async () => {
  await controllers?.close();
  await cluster?.stop();
});

test(`${count} interleavings (SEED=${seed}) on the real API server end as those in memory do`, async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async scenario => {
      const world = await ClusterWorld.start(cluster, controllers);
      try {
        await play(world, scenario);
        await deleteClaims(world);
      } finally {
        await world.stop();
      }
    }),
    { numRuns: count, seed, endOnFailure: true },
  );
});
