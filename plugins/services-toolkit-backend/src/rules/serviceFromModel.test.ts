import {
  type KnownService,
  serviceInCluster,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type {
  ClusterServiceOfferingSpec,
  ClusterServiceOfferingStatus,
} from '@services-toolkit/kubernetes-api';
import { describeService } from '@services-toolkit/offerings';
import { type ServedInCluster, serviceFromModel } from './serviceFromModel';
import { serviceInDetail } from './serviceInDetail';

const spec: ClusterServiceOfferingSpec = {
  displayName: 'PostgreSQL',
  plans: [
    { name: 'small', displayName: 'Small', classRef: { name: 'pg-small' } },
    { name: 'large', classRef: { name: 'pg-large' } },
  ],
  capabilities: [{ name: 'backup' }],
  qualityOfService: [
    { name: 'encrypted', title: 'Encrypted' },
    { name: 'survives', title: 'Survives', plans: ['large'] },
  ],
};

const status: ClusterServiceOfferingStatus = {
  observedGeneration: 1,
  conditions: [
    { type: 'Ready', status: 'True', reason: 'Ready', message: 'Fine.' },
  ],
  capabilities: [{ name: 'backup', met: 'False', message: 'needs snapshots' }],
  qualityOfService: [
    {
      name: 'encrypted',
      met: 'True',
      lastTransitionTime: '2026-11-30T00:00:00Z',
    },
    { name: 'survives', met: 'Unknown', message: 'nodes are not known' },
  ],
  plans: [
    {
      name: 'small',
      className: 'pg-small',
      ready: 'True',
      availability: {
        ...{ kind: 'pool', free: 0, held: 4, waiting: 1 },
        typicalSecondsToReady: 3,
      },
    },
    {
      name: 'large',
      className: 'pg-large-of-before',
      ready: 'True',
      availability: { kind: 'onDemand', held: 7 },
    },
  ],
};

function known(
  name: string,
  more: {
    spec?: ClusterServiceOfferingSpec;
    status?: ClusterServiceOfferingStatus;
    generation?: number;
  } = {},
): KnownService {
  const offering = {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterServiceOffering',
    metadata: { name: 'postgresql', generation: more.generation ?? 1 },
    spec: { ...spec, ...more.spec },
    status: more.status ?? status,
  } as const;
  const services = {
    ok: true,
    get: () => offering,
    list: () => [offering],
  } as const;
  const describe = () => describeService(offering, []);
  return serviceInCluster(
    { name, services, describe },
    'postgresql',
    undefined,
  )!;
}

function served(of: KnownService, more: Partial<ServedInCluster> = {}) {
  return {
    known: of,
    stale: false,
    counted: () => undefined,
    runsOn: () => undefined,
    ...more,
  };
}

function shown(first: ServedInCluster, ...others: ServedInCluster[]) {
  return serviceFromModel({
    group: 'services',
    serviceName: 'postgresql',
    inClusters: [first, ...others],
    defaultOwner: 'group:default/platform-team',
  });
}

const onlyCluster = (one: ServedInCluster) => shown(one).clusters[0]!;

describe('serviceFromModel', () => {
  it('lets nobody take for a promise what is none', () => {
    const here = onlyCluster(served(known('a')));
    expect(here.guarantees).toEqual([
      {
        name: 'encrypted',
        title: 'Encrypted',
        met: 'True',
        since: '2026-11-30T00:00:00Z',
      },
    ]);
    expect(here.guaranteesNotKept).toEqual([
      {
        name: 'survives',
        title: 'Survives',
        plans: ['large'],
        met: 'Unknown',
        message: 'nodes are not known',
      },
    ]);
    expect(here.capabilities).toEqual([]);
    expect(here.capabilitiesNotAvailable).toEqual([
      {
        name: 'backup',
        title: 'backup',
        met: 'False',
        message: 'needs snapshots',
      },
    ]);
  });

  it('promises nothing of a generation that was not looked at', () => {
    const here = onlyCluster(served(known('a', { generation: 2 })));
    expect(here).toMatchObject({ ready: 'Unknown', guarantees: [] });
    expect(here.message).toBeUndefined();
    expect(here.guaranteesNotKept.map(({ met, code }) => [met, code])).toEqual([
      ['Unknown', 'notJudgedYet'],
      ['Unknown', 'notJudgedYet'],
    ]);
  });

  it('promises nothing that the offering no longer says, or did not say then', () => {
    const qualityOfService = [{ name: 'new', title: 'New' }];
    const here = onlyCluster(
      served(known('a', { spec: { qualityOfService } })),
    );
    expect(here.guarantees).toEqual([]);
    expect(here.guaranteesNotKept.map(({ name }) => name)).toEqual(['new']);
  });

  it('tells of a plan what was found out of the class that it names now', () => {
    const counted = (className: string) =>
      className === 'pg-small'
        ? { isPool: true, holding: 5, waiting: 35 }
        : { isPool: false, holding: 2, waiting: undefined };
    const { plans } = onlyCluster(served(known('a'), { counted }));
    expect(plans).toMatchObject([
      {
        title: 'Small',
        ready: 'True',
        availability: {
          ...{ kind: 'pool', free: 0, held: 4, waiting: 35 },
          typicalSecondsToReady: 3,
        },
      },
      {
        title: 'large',
        ready: 'Unknown',
        availability: { kind: 'onDemand', held: 2 },
      },
    ]);
  });

  it('has the texts of the first cluster where it is ready, and of each cluster what is the case there', () => {
    const broken = { ...status, conditions: [] };
    const service = shown(
      served(
        known('b', {
          spec: { displayName: 'B', version: '17' },
          status: broken,
        }),
      ),
      served(known('c', { spec: { displayName: 'C', version: '18' } }), {
        clusterTitle: 'Cluster C',
        stale: true,
      }),
      served(known('a', { spec: { displayName: 'A' } })),
    );
    expect(service).toMatchObject({
      title: 'C',
      version: '18',
      owner: 'group:default/platform-team',
    });
    expect(
      service.clusters.map(({ name, title, ready, stale, version }) => [
        name,
        title,
        ready,
        stale,
        version,
      ]),
    ).toEqual([
      ['a', undefined, 'True', undefined, undefined],
      ['b', undefined, 'Unknown', undefined, '17'],
      ['c', 'Cluster C', 'True', true, '18'],
    ]);
  });

  it('knows of a cluster that has told nothing what the catalog remembers, and promises nothing', () => {
    const { part, texts } = known('a');
    const here = shown(served({ part, texts }, { stale: true }));
    expect(here.title).toBe('PostgreSQL');
    expect(here.clusters).toEqual([
      {
        ...{ name: 'a', ready: 'True', stale: true, plans: [] },
        ...{ guarantees: [], guaranteesNotKept: [] },
        ...{ capabilities: [], capabilitiesNotAvailable: [] },
      },
    ]);
  });
});

describe('serviceInDetail', () => {
  const kinds = [{ kind: 'Secret' }];
  const example = (name: string, group?: string) => ({
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1' as const,
    kind: 'ClusterExampleUsage' as const,
    metadata: { name, generation: 2 },
    spec: { gvkRef: { group, version: 'v1', kind: 'Secret' }, yaml: 'a: b' },
    status: {
      observedGeneration: 2,
      conditions: [
        { type: 'Ready', status: 'False' as const, message: 'line 1' },
      ],
    },
  });
  const detailOf = (examples: ReturnType<typeof example>[]) =>
    serviceInDetail(
      {
        group: 'services',
        serviceName: 'postgresql',
        inClusters: [
          served(
            known('a', {
              spec: {
                resources: kinds,
                outputs: [{ key: 'uri' }, { key: 'x', sensitive: false }],
              },
            }),
          ),
        ],
      },
      () => ({ resources: [], examples }),
    );

  it('has the examples of its kinds, with what is wrong with them', () => {
    const stale = {
      ...example('c', ''),
      metadata: { name: 'c', generation: 3 },
    };
    const { examples } = detailOf([stale, example('b', 'other'), example('a')]);
    expect(
      examples.map(({ name, valid, message }) => [name, valid, message]),
    ).toEqual([
      ['a', 'False', 'line 1'],
      ['c', 'Unknown', undefined],
    ]);
  });

  it('has fifty examples at most', () => {
    const many = Array.from({ length: 60 }, (_, index) => example(`${index}`));
    expect(detailOf(many).examples).toHaveLength(50);
  });

  it('takes an output for a secret that has to be there where nothing else is said', () => {
    expect(detailOf([]).outputs).toEqual([
      { key: 'uri', sensitive: true, optional: false },
      { key: 'x', sensitive: false, optional: false },
    ]);
  });
});
