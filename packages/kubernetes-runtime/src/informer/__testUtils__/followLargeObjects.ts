import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { createKubernetesClient } from '../../client/createKubernetesClient';
import { createInformer } from '../createInformer';

/** Follows the ConfigMaps of a namespace in a process of its own, without their data, and prints how many there are. */
async function main([file = '', namespace = '']: string[]): Promise<void> {
  const client = await createKubernetesClient({ kubeConfig: { file } });
  const stop = new AbortController();
  const informer = createInformer<KubernetesObject>({
    client,
    type: {
      ...{ group: '', version: 'v1', kind: 'ConfigMap' },
      ...{ plural: 'configmaps', namespaced: true },
    },
    namespace,
    transform: ({ apiVersion, kind, metadata }) => ({
      apiVersion,
      kind,
      metadata,
    }),
  });
  informer.start(stop.signal);
  await informer.synced();
  process.stdout.write(`${informer.size}\n`);
  stop.abort();
  await client.close();
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
