import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { kubectl } from '@services-toolkit/control-plane';
import { parse } from 'yaml';
import { rootDir } from '../paths';

/**
 * The Service of our aggregated API server, as it is where there is no pod network: the server is a process beside the
 * cluster's own.
 */
export function serviceOnThisMachine(port: number) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'services-toolkit-apiserver',
      namespace: 'services-toolkit',
    },
    spec: {
      type: 'ExternalName',
      externalName: 'localhost',
      ports: [{ name: 'https', port }],
    },
  };
}

/**
 * Has the cluster's API server pass InstanceQueries on to a port of this machine, which may be another one at each start.
 */
export async function registerInstanceQueries(
  kubeconfig: string,
  port: number,
): Promise<void> {
  const file = path.join(
    rootDir,
    'deploy/aggregated-apiserver/api-service.yaml',
  );
  const apiService = parse(await readFile(file, 'utf8'));
  const service = { ...apiService.spec.service, port };
  await kubectl(['apply', '-f', '-'], {
    kubeconfig,
    input: {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        serviceOnThisMachine(port),
        { ...apiService, spec: { ...apiService.spec, service } },
      ],
    },
  });
}
