import type { ClusterInstanceClass } from '@services-toolkit/kubernetes-api';
import { offeringFromModel, offeringInDetail } from './offeringFromModel';
import type { OfferedInCluster } from './offeringFromModel';
import { classInCluster } from '@services-toolkit/backstage-plugin-services-toolkit-node';

function aClass(
  ready?: 'True' | 'False' | 'Unknown',
  extra: Partial<ClusterInstanceClass> = {},
): ClusterInstanceClass {
  return {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterInstanceClass',
    metadata: { name: 'postgres-pool' },
    spec: { pool: { kind: 'PostgresInstance' } },
    ...(ready && {
      status: {
        conditions: [
          { type: 'Ready', status: ready, reason: 'Why', message: 'Because.' },
        ],
      },
    }),
    ...extra,
  };
}

function inCluster(
  name: string,
  of: ClusterInstanceClass,
  stale = false,
): OfferedInCluster {
  const classes = { ok: true, get: () => of, list: () => [of] } as const;
  const saidOfClass = () => ({ ok: true, said: { offeredBy: [] } } as const);
  const known = classInCluster({ name, classes, saidOfClass }, 'x', undefined)!;
  return { known, stale };
}

function shown(
  first: OfferedInCluster,
  ...others: OfferedInCluster[]
): ReturnType<typeof offeringFromModel> {
  return offeringFromModel({
    group: 'services',
    className: 'postgres-pool',
    inClusters: [first, ...others],
  });
}

describe('offeringFromModel', () => {
  it('tells how many claims wait in each cluster, where that is known', () => {
    const { clusters } = shown(
      { ...inCluster('blue', aClass('True')), waiting: 35 },
      { ...inCluster('green', aClass('True')), waiting: 0 },
      inCluster('red', aClass('True')),
    );
    expect(clusters.map(({ waiting }) => waiting)).toEqual([35, 0, undefined]);
  });

  it('is named after the class where nothing else is said', () => {
    expect(shown(inCluster('workload', aClass()))).toEqual({
      group: 'services',
      class: 'postgres-pool',
      entityRef: 'resource:services/postgres-pool',
      title: 'postgres-pool',
      kind: 'pool',
      clusters: [
        {
          name: 'workload',
          ready: 'Unknown',
          message: expect.stringContaining('not looked at'),
        },
      ],
    });
  });

  it('takes texts from the class', () => {
    const of = aClass('True', {
      metadata: {
        name: 'postgres-pool',
        annotations: {
          'services-toolkit.io/title': 'PostgreSQL',
          'services-toolkit.io/icon': 'https://example.org/pg.svg',
          'services-toolkit.io/owner': 'group:default/platform-team',
        },
      },
      spec: {
        description: { short: 'PostgreSQL 18' },
        pool: { kind: 'PostgresInstance' },
      },
    });
    expect(shown(inCluster('workload', of))).toMatchObject({
      title: 'PostgreSQL',
      description: 'PostgreSQL 18',
      icon: 'https://example.org/pg.svg',
      owner: 'group:default/platform-team',
    });
  });

  it.each([
    ['platform-team', 'group:default/platform-team'],
    [' user:Jane ', 'user:default/jane'],
    ['nonsense:', undefined],
    ['', undefined],
  ])('has a full ref as owner: %j', (owner, expected) => {
    const of = aClass('True', {
      metadata: {
        name: 'postgres-pool',
        annotations: { 'services-toolkit.io/owner': owner },
      },
    });
    expect(shown(inCluster('workload', of)).owner).toBe(expected);
  });

  it('tells each cluster, in the order of their names, with what is old', () => {
    expect(
      shown(
        inCluster('b', aClass('True'), true),
        inCluster('a', aClass('False')),
      ).clusters,
    ).toEqual([
      { name: 'a', ready: 'False', reason: 'Why', message: 'Because.' },
      {
        name: 'b',
        ready: 'True',
        reason: 'Why',
        message: 'Because.',
        stale: true,
      },
    ]);
  });

  it.each([
    [
      'one that is ready',
      [
        ['a', 'False', false],
        ['b', 'True', false],
      ],
      'b',
    ],
    [
      'one that is ready, whether or not it answers',
      [
        ['a', 'True', true],
        ['b', 'True', false],
      ],
      'a',
    ],
    [
      'the first of several',
      [
        ['a', 'True', false],
        ['b', 'True', false],
      ],
      'a',
    ],
    [
      'the first in the configuration, where none is ready',
      [
        ['b', 'False', true],
        ['a', 'False', false],
      ],
      'b',
    ],
  ] as const)('takes texts from %s', (_, clusters, expected) => {
    const [first, ...others] = clusters.map(([name, ready, stale]) =>
      inCluster(
        name,
        aClass(ready, { spec: { description: { short: name } } }),
        stale,
      ),
    );
    expect(shown(first!, ...others).description).toBe(expected);
  });

  it.each([
    ['a pool', { pool: { kind: 'Secret' } }, 'pool'],
    [
      'a provisioner',
      { provisioner: { template: { name: 'x' } } },
      'provisioner',
    ],
  ])('knows %s', (_, spec, kind) => {
    expect(shown(inCluster('workload', aClass('True', { spec }))).kind).toBe(
      kind,
    );
  });

  it.each([
    [{ group: 'demo', kind: 'PostgresInstance', version: 'v1' }, true],
    [{ group: 'demo' }, false],
  ])('shows what a claim yields: %j', (instanceType, isShown) => {
    expect(
      shown(inCluster('workload', aClass('True', { status: { instanceType } })))
        .instanceType,
    ).toEqual(isShown ? instanceType : undefined);
  });

  it('has the owner that is configured where its class names none, as in the catalog', () => {
    const offering = {
      group: 'services',
      className: 'postgres-pool',
      inClusters: [inCluster('workload', aClass('True'))] as const,
      defaultOwner: 'group:default/platform-team',
    };
    expect(offeringFromModel(offering).owner).toBe(
      'group:default/platform-team',
    );
  });

  it('says in detail for each cluster what may be set there', () => {
    const schema = {
      type: 'object',
      properties: { storageGB: { type: 'integer' } },
    };
    const status = { claimParameters: { openAPIV3Schema: schema } };
    const { clusters } = offeringInDetail({
      group: 'services',
      className: 'postgres-pool',
      inClusters: [
        inCluster('blue', aClass('True', { status })),
        inCluster('green', aClass('True')),
      ],
    });
    expect(clusters).toEqual([
      expect.objectContaining({ name: 'blue', parametersSchema: schema }),
      expect.not.objectContaining({ parametersSchema: expect.anything() }),
    ]);
  });
});
