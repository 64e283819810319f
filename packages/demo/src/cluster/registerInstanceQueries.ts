import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { kubectl } from '@services-toolkit/control-plane';
import { parse } from 'yaml';
import { rootDir } from '../paths';

/**
 * Has the cluster's API server pass InstanceQueries on to a port of this machine: there is no pod network, so the Service
 * is an ExternalName. The port may be another one at each start.
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
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: service.name, namespace: service.namespace },
          spec: { type: 'ExternalName', externalName: 'localhost' },
        },
        { ...apiService, spec: { ...apiService.spec, service } },
      ],
    },
  });
}
