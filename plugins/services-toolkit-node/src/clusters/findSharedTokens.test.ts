import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { createServicesToolkitClusters } from './createServicesToolkitClusters';
import { findSharedTokens } from './findSharedTokens';
import { readClustersConfig } from '../config/readClustersConfig';

/** As an API server makes them: another one each time. */
function aTokenOf(account: string, jti: string): string {
  const encode = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const sub = `system:serviceaccount:services-toolkit:${account}`;
  return [{ alg: 'none' }, { iss: 'https://kubernetes', sub, jti }, {}]
    .map(encode)
    .join('.');
}

const configOf = (settings: JsonObject, cluster: JsonObject) =>
  new ConfigReader({
    servicesToolkit: { clusters: { workload: settings } },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            { name: 'workload', url: 'https://127.0.0.1:1', ...cluster },
          ],
        },
      ],
    },
  });
const portals = aTokenOf('services-toolkit-portal', '1');

describe('findSharedTokens', () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'services-toolkit-node-'));
    await writeFile(join(dir, 'portal'), `${portals}\n`);
  });
  afterAll(() => rm(dir, { recursive: true }));

  it.each<[string, JsonObject, JsonObject, boolean]>([
    ['the section has the only one', {}, { serviceAccountToken: 'a' }, true],
    [
      'it is the same text',
      { serviceAccountToken: 'a' },
      { serviceAccountToken: 'a' },
      true,
    ],
    [
      'it is another token of the same ServiceAccount',
      { serviceAccountToken: aTokenOf('services-toolkit-portal', '2') },
      { serviceAccountToken: portals },
      true,
    ],
    [
      'it is of another ServiceAccount',
      { serviceAccountToken: portals },
      { serviceAccountToken: aTokenOf('kubernetes-plugin', '1') },
      false,
    ],
    [
      'they are others',
      { serviceAccountToken: 'a' },
      { serviceAccountToken: 'b' },
      false,
    ],
    [
      'both are of the file',
      { serviceAccountTokenFile: '/x' },
      { serviceAccountTokenFile: '/x' },
      true,
    ],
    [
      'the plugin takes that of the pod, and so does the portal',
      {
        serviceAccountTokenFile:
          '/var/run/secrets/kubernetes.io/serviceaccount/token',
      },
      { authProvider: 'serviceAccount' },
      true,
    ],
    [
      'people bring their own there',
      {},
      {
        authProvider: 'oidc',
        oidcTokenProvider: 'okta',
        serviceAccountToken: 'a',
      },
      false,
    ],
  ])('where %s', async (_, settings, cluster, expected) => {
    const clusters = readClustersConfig(configOf(settings, cluster));
    expect(await findSharedTokens(clusters)).toEqual(
      expected ? ['workload'] : [],
    );
  });

  it('is told at the start, in a sentence for each cluster, without a token', async () => {
    const logger = mockServices.logger.mock();
    createServicesToolkitClusters({
      config: configOf(
        { serviceAccountTokenFile: join(dir, 'portal') },
        { serviceAccountToken: aTokenOf('services-toolkit-portal', '3') },
      ),
      logger,
      portal() {
        throw new Error('this cluster is reached directly');
      },
      signal: new AbortController().signal,
    });
    await until(() => logger.warn.mock.calls.length > 0);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    const [said] = logger.warn.mock.calls[0] ?? [];
    expect(said).toMatch(
      /"workload".*same ServiceAccount.*servicesToolkit\.clusters\.workload\.serviceAccountToken/,
    );
    expect(said).not.toContain(portals);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!isSo() && Date.now() < deadline) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
