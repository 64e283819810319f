import { describeKubernetesContract } from './contract/describeKubernetesContract';
import { InMemoryKubernetes } from './InMemoryKubernetes';

describeKubernetesContract('the in-memory Kubernetes', async () => {
  const client = new InMemoryKubernetes();
  client.serve({
    group: '',
    version: 'v1',
    kind: 'ConfigMap',
    plural: 'configmaps',
    namespaced: true,
  });
  return { client, stop: () => client.close() };
});
