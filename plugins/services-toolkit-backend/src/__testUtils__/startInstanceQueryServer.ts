import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import type { TestCluster } from './startTestCluster';

// eslint-disable-next-line no-restricted-syntax -- tests always run from their sources
const root = resolve(__dirname, '../../../..');
const deploy = join(root, 'deploy/aggregated-apiserver');

/** Has the API server of a test cluster pass InstanceQueries on to a process of ours; answers with how to end that. */
export async function startInstanceQueryServer(
  cluster: TestCluster,
): Promise<() => Promise<void>> {
  await cluster.kubectl(['apply', '-k', join(deploy, 'access')]);
  const directory = await mkdtemp(join(tmpdir(), 'instance-queries-'));
  const kubeconfig = join(directory, 'kubeconfig');
  await writeFile(kubeconfig, JSON.stringify(await kubeconfigOf(cluster)));
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
    await rm(directory, { recursive: true });
  };
  try {
    await register(cluster, await portOf(child.stdout));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

async function kubeconfigOf(cluster: TestCluster): Promise<object> {
  const token = await cluster.kubectl([
    ...['create', 'token', 'services-toolkit-apiserver'],
    '--namespace=services-toolkit',
  ]);
  const { server, caData } = cluster;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    clusters: [
      {
        name: 'test',
        cluster: { server, 'certificate-authority-data': caData },
      },
    ],
    users: [{ name: 'test', user: { token } }],
  };
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
  await cluster.kubectl(['apply', '-f', '-'], {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace },
        spec: { type: 'ExternalName', externalName: 'localhost' },
      },
      apiService,
    ],
  });
  await cluster.kubectl([
    ...['wait', '--for=condition=Available', '--timeout=60s'],
    `apiservice/${apiService.metadata.name}`,
  ]);
}
