import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { category } from './metadata/category';
import { resourceTypes } from './kinds/resourceTypes';
import { useCluster } from './__testUtils__/useCluster';

const { group } = resourceTypes.classClaims;
const apiVersion = `${group}/v1alpha1`;

/** An entry of the discovery document of a group and version. */
type DiscoveredResource = {
  name: string;
  singularName: string;
  kind: string;
  namespaced: boolean;
  verbs: string[];
  shortNames?: string[];
  categories?: string[];
};

describe('what kubectl shows of our kinds', () => {
  const cluster = useCluster(resolve(__dirname, '../crds'));

  async function discover(path: string): Promise<DiscoveredResource[]> {
    const { resources } = JSON.parse(
      await cluster.kubectl(['get', '--raw', path]),
    );
    return resources.filter(
      ({ name }: DiscoveredResource) => !name.includes('/'),
    );
  }

  const namesOf = (resource: DiscoveredResource) => [
    resource.name,
    resource.singularName || resource.kind.toLowerCase(),
    ...(resource.shortNames ?? []),
  ];

  it('has exactly the kinds of resourceTypes', async () => {
    const served = await discover(`/apis/${apiVersion}`);
    assert.deepEqual(
      served
        .map(({ name, kind, namespaced }) => ({ name, kind, namespaced }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      Object.values(resourceTypes)
        .map(({ plural, kind, namespaced }) => ({
          name: plural,
          kind,
          namespaced,
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    );
    assert.deepEqual(
      served.flatMap(({ shortNames }) => shortNames ?? []).sort(),
      [
        ...['cclaim', 'cic', 'cinfra', 'crpt', 'csoffering'],
        ...['rcab', 'rclaim', 'rcp'],
      ],
    );
  });

  it('hides no name, short name or category of Kubernetes', async () => {
    const { groups } = JSON.parse(
      await cluster.kubectl(['get', '--raw', '/apis']),
    );
    const stock = (
      await Promise.all([
        discover('/api/v1'),
        ...groups
          .filter(
            ({ name }: { name: string }) =>
              !name.includes('.') || name.endsWith('.k8s.io'),
          )
          .map((found: { preferredVersion: { groupVersion: string } }) =>
            discover(`/apis/${found.preferredVersion.groupVersion}`),
          ),
      ])
    ).flat();
    assert.ok(stock.length > 50, `only ${stock.length} kinds of Kubernetes`);
    const taken = new Set(
      stock.flatMap(one => [...namesOf(one), ...(one.categories ?? [])]),
    );
    const ours = await discover(`/apis/${apiVersion}`);

    assert.deepEqual(
      ours.flatMap(namesOf).filter(name => taken.has(name)),
      // Kubernetes has resourceclaims of its own since dynamic resource allocation. The next test: ours does not hide it.
      ['resourceclaims', 'resourceclaim'],
    );
    for (const { categories } of ours) {
      assert.deepEqual(categories, [category]);
    }
    assert.ok(!taken.has(category));
  });

  it('leaves the short word resourceclaims to Kubernetes', async () => {
    const created = await cluster.kubectl(['create', '-o', 'name', '-f', '-'], {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: { name: 'gpu', namespace: cluster.namespace },
      spec: {},
    });
    assert.equal(created, 'resourceclaim.resource.k8s.io/gpu');
    assert.equal(
      await cluster.kubectl([
        'get',
        'resourceclaims',
        '-o',
        'name',
        '-n',
        cluster.namespace,
      ]),
      created,
    );
  });

  it('lists them all by their category', async () => {
    const listed = await cluster.kubectl([
      ...['api-resources', '--categories', category, '-o', 'name'],
    ]);
    assert.deepEqual(
      listed.split('\n').sort(),
      Object.values(resourceTypes)
        .map(({ plural }) => `${plural}.${group}`)
        .sort(),
    );
  });

  const columns: [kind: string, spec: object, columns: string[]][] = [
    [
      'ClusterInstanceClass',
      { description: { short: 'Db' }, pool: { kind: 'Secret' } },
      ['NAME', 'DESCRIPTION', 'READY', 'REASON', 'AGE'],
    ],
    [
      'ClusterResourceProvisionTemplate',
      { binding: { secretName: 'x' } },
      ['NAME', 'READY', 'REASON', 'AGE'],
    ],
    [
      'ClassClaim',
      { classRef: { name: 'x' } },
      ['NAME', 'READY', 'REASON', 'CLASSREF', 'AGE'],
    ],
    [
      'ResourceClaim',
      { ref: { apiVersion: 'v1', kind: 'Secret', name: 'x' } },
      ['NAME', 'READY', 'REASON', 'AGE'],
    ],
    [
      'ResourceClaimPolicy',
      { consumingNamespaces: ['*'], subject: { kind: 'Secret' } },
      ['NAME', 'KIND', 'CONSUMERS', 'AGE'],
    ],
    [
      'ClusterResource',
      { resourceRef: { kind: 'Secret' }, shortDescription: 'Db' },
      ['NAME', 'API KIND', 'API GROUP', 'DESCRIPTION', 'READY', 'AGE'],
    ],
    [
      'ClusterExampleUsage',
      { gvkRef: { version: 'v1', kind: 'Secret' }, yaml: 'kind: Secret' },
      [
        ...['NAME', 'API KIND', 'API VERSION', 'API GROUP'],
        ...['READY', 'REASON', 'AGE'],
      ],
    ],
  ];

  for (const [kind, spec, expected] of columns) {
    it(`prints the columns of a ${kind}`, async () => {
      const inNamespace = kind.startsWith('Cluster')
        ? []
        : ['--namespace', cluster.namespace];
      const name = await cluster.kubectl(['create', '-o', 'name', '-f', '-'], {
        apiVersion,
        kind,
        // Names of their own, since classes are in no namespace.
        metadata: {
          name: `${cluster.namespace}-columns`,
          ...(inNamespace.length > 0 && { namespace: cluster.namespace }),
        },
        spec,
      });
      const [header = '', row = ''] = (
        await cluster.kubectl(['get', name, ...inNamespace])
      ).split('\n');
      assert.deepEqual(header.split(/\s{2,}|\s+$/).filter(Boolean), expected);
      assert.match(row, new RegExp(`^${cluster.namespace}-columns `));
      await cluster.kubectl(['delete', name, ...inNamespace]);
    });
  }

  it('shows Ready, its reason and the class of a claim', async () => {
    const created = await cluster.kubectl(['create', '-o', 'name', '-f', '-'], {
      apiVersion,
      kind: 'ClassClaim',
      metadata: { name: 'orders-db', namespace: cluster.namespace },
      spec: { classRef: { name: 'postgres' } },
    });
    const conditions = [
      { type: 'ClassMatched', status: 'True', reason: 'ClassMatched' },
      {
        type: 'Ready',
        status: 'False',
        reason: 'NoClaimableInstances',
        message: 'All 3 are held.',
      },
    ];
    await cluster.kubectl([
      ...['patch', created, '--namespace', cluster.namespace],
      ...['--subresource=status', '--type=merge'],
      ...['--patch', JSON.stringify({ status: { conditions } })],
    ]);
    const wide = ['get', 'cclaim', 'orders-db', '-n', cluster.namespace];
    assert.match(
      await cluster.kubectl([...wide, '--no-headers']),
      /^orders-db\s+False\s+NoClaimableInstances\s+postgres\s+\d+s$/,
    );
    assert.match(
      await cluster.kubectl([...wide, '--no-headers', '-o', 'wide']),
      /postgres\s+All 3 are held\.\s+\d+s$/,
    );
  });
});
