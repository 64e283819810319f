import { dirname, join } from 'node:path';
import { kubectl } from '@services-toolkit/control-plane';
import { sharedControlPlane } from '@services-toolkit/test-support';
import { createKubernetesClient } from '../../client/createKubernetesClient';
import { describeKubernetesContract } from './describeKubernetesContract';

describeKubernetesContract('the real Kubernetes', async () => {
  const cluster = await sharedControlPlane();
  const crds = join(
    dirname(require.resolve('@services-toolkit/kubernetes-api/package.json')),
    'crds',
  );
  await kubectl(['apply', '--server-side', '-k', crds], {
    kubeconfig: cluster.kubeconfig,
  });
  await kubectl(
    ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'],
    { kubeconfig: cluster.kubeconfig },
  );
  const client = await createKubernetesClient({
    kubeConfig: { file: cluster.kubeconfig },
  });
  return {
    client,
    kubectl: args => kubectl(args, { kubeconfig: cluster.kubeconfig }),
    stop: async () => {
      await client.close();
      await cluster.release();
    },
  };
});
