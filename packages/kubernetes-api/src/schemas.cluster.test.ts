import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import type { ResourceClaimPolicySpec } from './kinds/generated/ResourceClaimPolicy';
import { useCluster } from './__testUtils__/useCluster';

const apiVersion = 'services.apps.tanzu.vmware.com/v1alpha1';

describe('the schemas of the CRDs', () => {
  const cluster = useCluster(resolve(__dirname, '../crds'));

  /** What the API server would say to the object, as kubectl asks it: with strict field validation. */
  const tryToCreate = (kind: string, spec: unknown) =>
    cluster.kubectl(['create', '--dry-run=server', '-f', '-'], {
      apiVersion,
      kind,
      metadata: {
        name: 'tried',
        ...(!kind.startsWith('Cluster') && {
          namespace: cluster.namespace,
        }),
      },
      spec,
    });

  const crossplane = { compositeResourceDefinition: 'xdbs.example.org' };
  const opened = { consumingNamespaces: ['*'] };
  const secretRef = { apiVersion: 'v1', kind: 'Secret', name: 'x' };

  const icon = { mediatype: 'image/png', base64data: 'eA==' };
  const described = { resourceRef: { kind: 'Secret' } };
  const gvkRef = { version: 'v1', kind: 'Secret' };
  const plan = (name: string) => ({ name, classRef: { name: 'x' } });

  const refused: [title: string, kind: string, spec: unknown, says: RegExp][] =
    [
      [
        'a claim of a class by name and by need',
        'ClassClaim',
        { classRef: { name: 'x' }, classSelector: { type: 'postgresql' } },
        /give either spec\.classRef or spec\.classSelector/,
      ],
      [
        'a claim of nothing',
        'ClassClaim',
        {},
        /name the class to claim from in spec\.classRef\.name/,
      ],
      [
        'a need of nothing',
        'ClassClaim',
        { classSelector: {} },
        /spec\.classSelector: Invalid value|spec\.classSelector in body/,
      ],
      [
        'a range of versions that is none',
        'ClassClaim',
        { classSelector: { version: '>=> 18' } },
        /spec\.classSelector\.version/,
      ],
      [
        'an icon of two kinds',
        'ClusterServiceOffering',
        { icon: { ...icon, url: 'https://example.org/a.png' } },
        /give exactly one of base64data \(with mediatype\) and url/,
      ],
      [
        'an icon without its media type',
        'ClusterResource',
        { ...described, icon: { base64data: 'eA==' } },
        /base64data needs a mediatype/,
      ],
      [
        'an icon that is a script',
        'ClusterServiceOffering',
        { icon: { mediatype: 'text/html', base64data: 'eA==' } },
        /icon\.mediatype: Unsupported value/,
      ],
      ...[
        ['javascript', 'alert(1)'].join(':'),
        ...['http://example.org', 'https://a b'],
      ].map((url): [string, string, unknown, RegExp] => [
        `a link to ${url}`,
        'ClusterServiceOffering',
        { links: [{ url }] },
        /links\[0\]\.url: Invalid value/,
      ]),
      [
        'something deprecated that is in production',
        'ClusterServiceOffering',
        { lifecycle: 'production', deprecated: { message: 'Take another' } },
        /lifecycle: deprecated|deprecated/,
      ],
      [
        'two plans of one name',
        'ClusterServiceOffering',
        { plans: [plan('small'), plan('small')] },
        /plans\[1\]: Duplicate value/,
      ],
      [
        'a requirement without a message',
        'ClusterServiceOffering',
        {
          qualityOfService: [
            { name: 'a', title: 'A', requires: [{ expression: 'true' }] },
          ],
        },
        /requires\[0\]\.message: Required value/,
      ],
      [
        'a ClusterInfrastructure of another name',
        'ClusterInfrastructure',
        undefined,
        /there is one ClusterInfrastructure, named "cluster"/,
      ],
      [
        'an example of 65 KiB',
        'ClusterExampleUsage',
        { gvkRef, yaml: 'x'.repeat(65_537) },
        /spec\.yaml: Too long/,
      ],
      [
        'an example of no version',
        'ClusterExampleUsage',
        { gvkRef: { kind: 'Secret' }, yaml: 'x' },
        /spec\.gvkRef\.version: Required value/,
      ],
      [
        'a relation to a sentence',
        'ClusterResource',
        {
          ...described,
          relations: [{ from: 'Secret', to: 'a sentence', type: 'requires' }],
        },
        /relations\[0\]\.to: Invalid value/,
      ],
      [
        'a class with both pool and provisioner',
        'ClusterInstanceClass',
        { pool: { kind: 'Secret' }, provisioner: { crossplane } },
        /spec: Invalid value: give exactly one of spec\.pool .* and spec\.provisioner/,
      ],
      [
        'a class with neither',
        'ClusterInstanceClass',
        {},
        /spec: Invalid value: give exactly one of spec\.pool .* and spec\.provisioner/,
      ],
      [
        'a class with two provisioners',
        'ClusterInstanceClass',
        { provisioner: { crossplane, template: { name: 'x' } } },
        /spec\.provisioner: Invalid value: give exactly one provisioner/,
      ],
      [
        'a class with a provisioner that is none',
        'ClusterInstanceClass',
        { provisioner: {} },
        /spec\.provisioner: Invalid value: give exactly one provisioner/,
      ],
      [
        'a pool without kind',
        'ClusterInstanceClass',
        { pool: { group: 'example.org' } },
        /spec\.pool\.kind: Required value/,
      ],
      [
        'a selector whose operator misses its values',
        'ClusterInstanceClass',
        {
          pool: {
            kind: 'Secret',
            labelSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] },
          },
        },
        /matchExpressions\[0\]: Invalid value: the operators In and NotIn need values/,
      ],
      [
        'an unknown field',
        'ClusterInstanceClass',
        { pool: { kind: 'Secret', flavour: 'sweet' } },
        /unknown field "spec\.pool\.flavour"/,
      ],
      [
        'a ClassClaim without classRef',
        'ClassClaim',
        {},
        /spec\.classRef: Required value: name the class to claim from in spec\.classRef\.name/,
      ],
      [
        'a ClassClaim without spec',
        'ClassClaim',
        undefined,
        /spec: Required value/,
      ],
      [
        'a ClassClaim that names no class',
        'ClassClaim',
        { classRef: { name: '' } },
        /spec\.classRef\.name: Invalid value: "?"?: spec\.classRef\.name in body should be at least 1 chars long/,
      ],
      [
        'a ResourceClaim without ref',
        'ResourceClaim',
        {},
        /spec\.ref: Required value/,
      ],
      [
        'a ClassClaim that needs nothing',
        'ClassClaim',
        { classSelector: {} },
        /spec\.classSelector.*should have at least 1 properties/,
      ],
      [
        'a ClassClaim that names a class and what it needs',
        'ClassClaim',
        { classRef: { name: 'x' }, classSelector: { type: 'x' } },
        /give either spec\.classRef or spec\.classSelector/,
      ],
      ...['banana', '18.4.1.2', '>=', '', '||'].map(
        (version): [string, string, unknown, RegExp] => [
          `a ClassClaim that needs the version ${version || 'of no name'}`,
          'ClassClaim',
          { classSelector: { version } },
          /spec\.classSelector\.version: Invalid value/,
        ],
      ),
      [
        'a ClassClaim whose class could have no such name',
        'ClassClaim',
        { classRef: { name: 'free money at https://evil.example.org' } },
        /spec\.classRef\.name: Invalid value: .* should match/,
      ],
      [
        'a ResourceClaim whose kind is a sentence',
        'ResourceClaim',
        { ref: { ...secretRef, kind: 'Secret "x". Sign in at evil.org' } },
        /spec\.ref\.kind: Invalid value: .* should match/,
      ],
      [
        'a ResourceClaim whose name is no name',
        'ResourceClaim',
        { ref: { ...secretRef, name: 'x\n\nhttps://evil.example.org' } },
        /spec\.ref\.name: Invalid value: .* should match/,
      ],
      [
        'a ResourceClaim whose name is too long',
        'ResourceClaim',
        { ref: { ...secretRef, name: 'x'.repeat(254) } },
        /spec\.ref\.name: Too long/,
      ],
      [
        'a ResourceClaim whose namespace is no name',
        'ResourceClaim',
        { ref: { ...secretRef, namespace: '../other' } },
        /spec\.ref\.namespace: Invalid value: .* should match/,
      ],
      [
        'a ResourceClaim whose apiVersion is free text',
        'ResourceClaim',
        { ref: { ...secretRef, apiVersion: 'a/b/c' } },
        /spec\.ref\.apiVersion: Invalid value: .* should match/,
      ],
      [
        'a pool of no namespaces',
        'ClusterInstanceClass',
        { pool: { kind: 'Secret', namespaces: [] } },
        /spec\.pool\.namespaces: Invalid value: .* should have at least 1 items/,
      ],
      [
        'a pool of one namespace twice',
        'ClusterInstanceClass',
        { pool: { kind: 'Secret', namespaces: ['a', 'a'] } },
        /spec\.pool\.namespaces\[1\]: Duplicate value/,
      ],
      [
        'a policy that says no kind',
        'ResourceClaimPolicy',
        opened,
        /spec\.subject: Required value: say which kind of resource the policy opens/,
      ],
      [
        'a policy in the flat form that says no kind',
        'ResourceClaimPolicy',
        { ...opened, group: 'example.org' },
        /spec\.subject: Required value: say which kind of resource the policy opens/,
      ],
      [
        'a policy in both forms',
        'ResourceClaimPolicy',
        { ...opened, kind: 'Secret', subject: { kind: 'Secret' } },
        /spec: Invalid value: give either spec\.subject, or spec\.kind .* but not both/,
      ],
      [
        'a policy that opens to nobody in particular',
        'ResourceClaimPolicy',
        { subject: { kind: 'Secret' } },
        /spec\.consumingNamespaces: Required value/,
      ],
    ];

  for (const [title, kind, spec, says] of refused) {
    it(`refuse ${title}`, async () => {
      await assert.rejects(tryToCreate(kind, spec), says);
    });
  }

  const selector = {
    matchLabels: { a: 'b' },
    matchExpressions: [
      { key: 'c', operator: 'NotIn' as const, values: ['d'] },
      { key: 'e', operator: 'Exists' as const },
    ],
  };
  const policies = {
    'a policy for some resources': {
      ...opened,
      subject: {
        group: 'example.org',
        kind: 'Db',
        selector,
        resourceNames: [],
      },
    },
    'a policy in the flat form': { ...opened, kind: 'Secret', selector },
  } satisfies Record<string, ResourceClaimPolicySpec>;

  const accepted: [title: string, kind: string, spec: unknown][] = [
    [
      'a pool of Secrets, by label and field',
      'ClusterInstanceClass',
      {
        pool: {
          kind: 'Secret',
          labelSelector: selector,
          fieldSelector: 'type=x',
        },
      },
    ],
    [
      'a class that Crossplane fulfils',
      'ClusterInstanceClass',
      { description: { short: 'A' }, provisioner: { crossplane } },
    ],
    [
      'a class that a template fulfils',
      'ClusterInstanceClass',
      { provisioner: { template: { name: 'small' } } },
    ],
    ...['18', 'v18.4', '^18.1', '>=16 <19', '1.2 - 2.3 || 4.x', '*'].map(
      (version): [string, string, unknown] => [
        `a ClassClaim that needs a version in ${version}`,
        'ClassClaim',
        { classSelector: { version } },
      ],
    ),
    [
      'a ClassClaim with parameters of any shape',
      'ClassClaim',
      { classRef: { name: 'x' }, parameters: { a: [{ b: 1 }], c: null } },
    ],
    [
      'a ResourceClaim',
      'ResourceClaim',
      { ref: { apiVersion: 'v1', kind: 'Secret', name: 'x', namespace: 'y' } },
    ],
    [
      'a ResourceClaim on a kind in lower case',
      'ResourceClaim',
      {
        ref: {
          apiVersion: 'acid.zalan.do/v1',
          kind: 'postgresql',
          name: 'team-a.orders',
          namespace: '',
        },
      },
    ],
    [
      'a pool of some namespaces',
      'ClusterInstanceClass',
      { pool: { kind: 'Secret', namespaces: ['a', 'b-1'] } },
    ],
    ['a description of a kind', 'ClusterResource', { ...described, icon }],
    [
      'a claim by need',
      'ClassClaim',
      { classSelector: { type: 'postgresql', version: '>=16 <19' } },
    ],
    [
      'an offering',
      'ClusterServiceOffering',
      {
        lifecycle: 'deprecated',
        deprecated: { message: 'Take another' },
        plans: [plan('small'), plan('large')],
        links: [{ url: 'https://example.org/docs' }],
      },
    ],
    ...Object.entries(policies).map(
      ([title, spec]) =>
        [title, 'ResourceClaimPolicy', spec] satisfies [
          string,
          string,
          unknown,
        ],
    ),
  ];

  for (const [title, kind, spec] of accepted) {
    it(`accept ${title}`, async () => {
      assert.match(await tryToCreate(kind, spec), /created \(server dry run\)/);
    });
  }

  it('let what was stored before the patterns be updated', async () => {
    const crd = ['crd', 'resourceclaims.services.apps.tanzu.vmware.com'];
    const kind =
      '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/ref/properties/kind/pattern';
    const patchCrd = (operation: object) =>
      cluster.kubectl([
        ...['patch', ...crd, '--type=json'],
        ...['--patch', JSON.stringify([{ path: kind, ...operation }])],
      ]);
    const old = {
      apiVersion,
      kind: 'ResourceClaim',
      metadata: { name: 'odd', namespace: cluster.namespace },
      spec: { ref: { ...secretRef, kind: 'An odd kind' } },
    };
    const value = await cluster.kubectl([
      ...['get', ...crd, '-o'],
      'jsonpath={.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties.ref.properties.kind.pattern}',
    ]);
    await patchCrd({ op: 'remove' });
    try {
      await eventually('the old schema is served', async () => {
        await cluster.kubectl(['create', '-f', '-'], old);
        return true;
      });
    } finally {
      await patchCrd({ op: 'add', value });
    }
    await eventually('the new schema is served', async () => {
      await assert.rejects(
        tryToCreate('ResourceClaim', old.spec),
        /should match/,
      );
      return true;
    });
    const claim = [
      'resourceclaims.services.apps.tanzu.vmware.com/odd',
      ...['--namespace', cluster.namespace, '--type=merge', '--patch'],
    ];
    await cluster.kubectl([
      ...['patch', ...claim, '{"metadata":{"labels":{"a":"b"}}}'],
    ]);
    await cluster.kubectl([
      ...['patch', ...claim, '{"status":{"observedGeneration":1}}'],
      '--subresource=status',
    ]);
  });

  it('take statuses of the original, and drop what they do not know', async () => {
    await cluster.kubectl(['create', '-f', '-'], {
      apiVersion,
      kind: 'ClassClaim',
      metadata: { name: 'old', namespace: cluster.namespace },
      spec: { classRef: { name: 'x' } },
    });
    const claim = [`classclaims.services.apps.tanzu.vmware.com/old`];
    const inNamespace = ['--namespace', cluster.namespace];
    const status = {
      observedGeneration: 1,
      somethingElse: { a: 1 },
      binding: { name: 'login', extra: 'x' },
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: null },
        { type: 'ClassMatched', status: 'True', severity: 'Info' },
      ],
    };
    await cluster.kubectl([
      ...['patch', ...claim, ...inNamespace, '--subresource=status'],
      ...['--type=merge', '--patch', JSON.stringify({ status })],
    ]);
    assert.deepEqual(
      JSON.parse(
        await cluster.kubectl([
          'get',
          ...claim,
          ...inNamespace,
          '-o',
          'jsonpath={.status}',
        ]),
      ),
      {
        observedGeneration: 1,
        binding: { name: 'login' },
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'ClassMatched', status: 'True' },
        ],
      },
    );
  });
});
