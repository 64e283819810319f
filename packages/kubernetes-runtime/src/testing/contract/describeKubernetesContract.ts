import { after, before, describe } from 'node:test';
import type { KubernetesClient } from '../../client/KubernetesClient';
import { ContractWorld } from './ContractWorld';
import { describeApply } from './describeApply';
import { describeDeletion } from './describeDeletion';
import { describeLists } from './describeLists';
import { describeObjects } from './describeObjects';
import { describeWrites } from './describeWrites';

/**
 * What controllers rely on in a Kubernetes API. The same suite runs on the in-memory one and on the real one, so that a
 * test on the former says something about the latter. The cluster must serve ConfigMaps and ClassClaims.
 */
export function describeKubernetesContract(
  title: string,
  start: () => Promise<{
    client: KubernetesClient;
    kubectl?: (args: string[]) => Promise<string>;
    stop(): Promise<void>;
  }>,
) {
  describe(title, () => {
    const world = new ContractWorld();
    let stop: (() => Promise<void>) | undefined;

    before(async () => {
      const cluster = await start();
      stop = cluster.stop;
      const { kubectl } = cluster;
      world.seenByKubectl =
        kubectl &&
        ((kind, name) =>
          kubectl(['get', kind, name, '-n', world.namespace, '-o', 'json']));
      await world.open(cluster.client);
    });
    after(async () => {
      await world.close();
      await stop?.();
    });

    describeObjects(world);
    describeWrites(world);
    describeApply(world);
    describeDeletion(world);
    describeLists(world);
  });
}
