import { resolve } from 'node:path';
import { type TestCluster } from '@services-toolkit/test-support';

const manifest = resolve(
  // eslint-disable-next-line no-restricted-syntax -- tests always run from their sources
  __dirname,
  '../../../../examples/demo/kubernetes-plugin.yaml',
);

/** A token of the ServiceAccount that a portal's kubernetes plugin has for itself, as the examples make it. */
export async function kubernetesPluginToken(
  cluster: TestCluster,
): Promise<string> {
  await cluster.kubectl(['apply', '-f', manifest]);
  return cluster.token('kubernetes-plugin', { inNamespace: 'backstage' });
}
