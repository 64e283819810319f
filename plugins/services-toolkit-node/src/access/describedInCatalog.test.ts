import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ClusterAccessError } from './ClusterAccessError';
import type { CatalogConnection } from '../config/ClusterConnection';
import { parseAllowedAddress } from '../config/AllowedAddress';
import { describedInCatalog } from './describedInCatalog';

function aCluster(
  name: string,
  server?: string,
  namespace = 'default',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace,
      annotations: server
        ? {
            'kubernetes.io/api-server': server,
            // Of whoever can change the entity.
            'kubernetes.io/api-server-certificate-authority': 'ZXZpbA==',
            'kubernetes.io/auth-provider': 'oidc',
          }
        : {},
    },
    spec: { type: 'kubernetes-cluster', owner: 'platform-team' },
  };
}

describe('describedInCatalog', () => {
  let now = 0;
  const access = (
    catalog: Entity[] | ReturnType<typeof catalogServiceMock>,
    settings: Partial<CatalogConnection> = { token: 'the-token' },
  ) =>
    describedInCatalog(
      'production',
      {
        kind: 'catalog',
        allowed: [
          'api.example.com',
          'https://api.example.com:6443',
          '*.eks.example.com',
          'https://proxy.example.com/clusters/production/',
        ].flatMap(text => parseAllowedAddress(text) ?? []),
        ...settings,
      },
      {
        auth: mockServices.auth(),
        catalog: Array.isArray(catalog)
          ? catalogServiceMock({ entities: catalog })
          : catalog,
        discovery: mockServices.discovery(),
      },
      () => now,
    );

  it.each([
    ['https://api.example.com:6443', 'https://api.example.com:6443'],
    ['https://1a2b.EKS.example.com', 'https://1a2b.eks.example.com'],
    ['https://api.example.com:443/', 'https://api.example.com'],
    [
      'https://proxy.example.com/clusters/other/../production',
      'https://proxy.example.com/clusters/production',
    ],
  ])(
    'says where the cluster is, and with which token, and takes no authority from there: %s',
    async (said, server) => {
      const provide = access([
        aCluster('production', said),
        aCluster('other', 'https://api.example.com'),
        // What our own module makes says nothing about where the cluster is.
        aCluster('production', undefined, 'services'),
      ]);
      expect(await provide()).toEqual({
        server,
        headers: { authorization: 'Bearer the-token' },
      });
    },
  );

  it.each([
    'https://evil.example.org',
    'https://eks.example.com.evil.org',
    'https://evil-api.example.com',
    'https://eks.example.com',
    'http://api.example.com',
    'https://api.example.com:8443',
    'https://1a2b.eks.example.com:6443',
    'https://api.example.com/elsewhere',
    'https://proxy.example.com',
    'https://proxy.example.com/clusters/other',
    'https://proxy.example.com/clusters/production/../other',
    'https://proxy.example.com/clusters/production?to=elsewhere',
    'https://user:password@api.example.com',
    'nonsense',
  ])('sends no token to %s', async server => {
    await expect(access([aCluster('production', server)])()).rejects.toThrow(
      /servicesToolkit\.clusters\.production\.allowedHosts does not allow/,
    );
  });

  it.each<[string, Entity[], RegExp]>([
    ['none', [aCluster('other', 'https://api.example.com')], /Register it/],
    ['one without an address', [aCluster('production')], /Register it/],
    [
      'two',
      ['default', 'data'].map(namespace =>
        aCluster('production', 'https://api.example.com', namespace),
      ),
      /more than once/,
    ],
  ])('says what to do where the catalog has %s', async (_, entities, words) => {
    const attempt = access(entities)();
    await expect(attempt).rejects.toBeInstanceOf(ClusterAccessError);
    await expect(attempt).rejects.toThrow(words);
  });

  it('follows the entity, and goes on with what it knows while the catalog does not answer', async () => {
    const catalog = catalogServiceMock.mock();
    const provide = access(catalog);
    const says = (server: string) =>
      catalog.getEntities.mockResolvedValue({
        items: [aCluster('production', server)],
      });
    now = 0;
    says('https://api.example.com');
    expect((await provide()).server).toBe('https://api.example.com');
    says('https://new.eks.example.com');
    expect((await provide()).server).toBe('https://api.example.com');
    now = 61_000;
    expect((await provide()).server).toBe('https://new.eks.example.com');
    now = 122_000;
    catalog.getEntities.mockRejectedValue(new Error('down'));
    expect((await provide()).server).toBe('https://new.eks.example.com');
    says('https://evil.example.org');
    await expect(provide()).rejects.toThrow(/allowedHosts/);
  });

  it('reads a token file each time, and says when it cannot', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'services-toolkit-node-'));
    const tokenFile = join(dir, 'token');
    const provide = access(
      [aCluster('production', 'https://api.example.com')],
      { tokenFile },
    );
    await expect(provide()).rejects.toThrow(
      /serviceAccountTokenFile cannot be read \(ENOENT\)/,
    );
    await writeFile(tokenFile, 'first\n');
    expect((await provide()).headers.authorization).toBe('Bearer first');
    await writeFile(tokenFile, 'second');
    expect((await provide()).headers.authorization).toBe('Bearer second');
    await rm(dir, { recursive: true });
  });

  it('checks the certificate with the configured authority', async () => {
    const entities = [aCluster('production', 'https://api.example.com')];
    const token = 'the-token';
    const provided = await access(entities, { token, caData: 'Y2E=' })();
    expect(provided.caData).toBe('Y2E=');
    const dir = await mkdtemp(join(tmpdir(), 'services-toolkit-node-'));
    const caFile = join(dir, 'ca.pem');
    const provide = access(entities, { token, caFile });
    await expect(provide()).rejects.toThrow(/caFile cannot be read \(ENOENT\)/);
    await writeFile(caFile, 'ca');
    expect((await provide()).caData).toBe('Y2E=');
    await rm(dir, { recursive: true });
  });
});
