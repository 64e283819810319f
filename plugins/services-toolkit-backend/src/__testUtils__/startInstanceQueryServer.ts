import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestCluster } from '@services-toolkit/test-support';
import { parse } from 'yaml';

// eslint-disable-next-line no-restricted-syntax -- tests always run from their sources
const root = resolve(__dirname, '../../../..');
const deploy = join(root, 'deploy/aggregated-apiserver');

/** Has the API server of a test cluster pass InstanceQueries on to a process of ours; answers with how to end that. */
export async function startInstanceQueryServer(
  cluster: TestCluster,
): Promise<() => Promise<void>> {
  await cluster.kubectl(['apply', '-k', join(deploy, 'access')]);
  const kubeconfig = await cluster.kubeconfigOf('services-toolkit-apiserver');
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx'],
      join(root, 'packages/aggregated-apiserver/src/main.ts'),
      ...[`--kubeconfig=${kubeconfig}`, '--port=0', '--bind-address=localhost'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = async () => {
    if (child.exitCode === null && child.kill()) {
      await once(child, 'exit');
    }
  };
  try {
    await register(cluster, await portOf(child.stdout));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** It logs where it serves; it ends its output where it ends. */
async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(output)) {
    if (line.includes('"Serving"')) {
      output.resume();
      return JSON.parse(line).port;
    }
  }
  throw new Error('The server of InstanceQueries ended without serving');
}

async function register(cluster: TestCluster, port: number): Promise<void> {
  const apiService = parse(
    await readFile(join(deploy, 'api-service.yaml'), 'utf8'),
  );
  apiService.spec.service.port = port;
  const { name, namespace } = apiService.spec.service;
  await cluster.apply(
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { type: 'ExternalName', externalName: 'localhost' },
    },
    apiService,
  );
  await cluster.kubectl([
    ...['wait', '--for=condition=Available', '--timeout=60s'],
    `apiservice/${apiService.metadata.name}`,
  ]);
}
