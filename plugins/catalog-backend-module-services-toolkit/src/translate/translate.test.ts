import { aClass } from '../__testUtils__/builders';
import { translateClaim } from './translateClaim';
import { translateCluster } from './translateCluster';
import {
  offeringPart,
  offeringTexts,
  partsOfEntity,
  textsOfEntity,
  translateOffering,
} from './translateOffering';

const owner = 'group:default/dba';
const links = [{ url: 'https://example.com', title: 'Docs' }];
const fields = { owner, system: 'system:default/data', tags: ['sql'], links };
const onlyOwner = { owner, tags: [], links: [] };

describe('translateOffering', () => {
  const notReady = offeringPart(
    'b',
    aClass('postgres', {
      ready: {
        status: 'False',
        reason: 'PooledResourceNotFound',
        message: 'no CRD',
      },
    }),
  );
  const entity = translateOffering({
    group: 'services',
    className: 'postgres',
    parts: [
      offeringPart(
        'a',
        aClass('postgres', { ready: { status: 'True', reason: 'Ready' } }),
      ),
      notReady,
    ],
    texts: offeringTexts(
      'postgres',
      aClass('postgres', { short: 'A database', title: 'PostgreSQL' }),
      fields,
    ),
  });

  it('makes an entity that says where the class is and whether it is ready', () => {
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'services',
        name: 'postgres',
        title: 'PostgreSQL',
        description: 'A database',
        annotations: {
          'backstage.io/managed-by-location':
            'services-toolkit:services/clusterinstanceclasses/postgres',
          'backstage.io/managed-by-origin-location':
            'services-toolkit:services/clusterinstanceclasses/postgres',
          'services-toolkit.io/class': 'postgres',
          'services-toolkit.io/clusters': 'a,b',
        },
        tags: ['sql'],
        links,
      },
      spec: {
        type: 'service-offering',
        owner,
        system: 'system:default/data',
        dependsOn: ['resource:default/a', 'resource:default/b'],
        fulfilledFrom: 'pool',
        clusters: [
          { name: 'a', ready: 'True' },
          {
            name: 'b',
            ready: 'False',
            reason: 'PooledResourceNotFound',
            message: 'no CRD',
          },
        ],
      },
    });
  });

  it('can be read back to what it was made of', () => {
    expect(partsOfEntity(entity)).toEqual([
      { cluster: 'a', ready: 'True' },
      notReady,
    ]);
    expect(textsOfEntity(entity, { owner: 'group:default/x' })).toEqual({
      title: 'PostgreSQL',
      description: 'A database',
      fulfilledFrom: 'pool',
      fields,
    });
  });

  it.each([
    undefined,
    'a',
    [null, 'a', {}, { name: 'a' }, { name: 1, ready: 'True' }],
  ])('reads nothing out of %j', clusters => {
    expect(
      partsOfEntity({ ...entity, spec: { ...entity.spec, clusters } }),
    ).toEqual([]);
  });

  it('shows the real name where the entity cannot have it', () => {
    const long = 'p'.repeat(100);
    expect(offeringTexts(long, aClass(long), fields).title).toBe(long);
    expect(offeringTexts('postgres', aClass('postgres'), fields)).toEqual({
      fields,
      fulfilledFrom: 'pool',
    });
  });
});

describe('translateClaim', () => {
  const claim = {
    kind: 'ClassClaim',
    cluster: 'workload',
    group: 'services',
    namespace: 'my-apps',
    name: 'orders-db',
    className: 'postgres',
    fields: onlyOwner,
    madeFor: 'component:default/orders',
  } as const;

  it('makes an entity that says what was asked for, and nothing of how it goes', () => {
    expect(translateClaim(claim)).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'services',
        name: expect.stringMatching(/^orders-db-[0-9a-f]{8}$/),
        title: 'orders-db',
        annotations: {
          'backstage.io/managed-by-location':
            'services-toolkit:workload/my-apps/classclaims/orders-db',
          'backstage.io/managed-by-origin-location':
            'services-toolkit:workload/my-apps/classclaims/orders-db',
          'services-toolkit.io/claim': 'orders-db',
          'services-toolkit.io/claim-kind': 'ClassClaim',
          'services-toolkit.io/class': 'postgres',
          'services-toolkit.io/cluster': 'workload',
          'services-toolkit.io/namespace': 'my-apps',
        },
      },
      spec: {
        type: 'service-claim',
        owner,
        dependsOn: ['resource:services/postgres'],
        dependencyOf: ['component:default/orders'],
      },
    });
  });

  it('is filed where it belongs', () => {
    const { metadata, spec } = translateClaim({ ...claim, fields });
    expect(metadata).toMatchObject({ tags: ['sql'], links });
    expect(spec).toMatchObject({ owner, system: 'system:default/data' });
  });

  it('has a second name where the first is taken, always the same', () => {
    const second = {
      ...claim,
      kind: 'ResourceClaim',
      nameTaken: true,
    } as const;
    const { name } = translateClaim(second).metadata;
    expect(name).toMatch(/^orders-db-[0-9a-f]{8}$/);
    expect(name).not.toBe(translateClaim(claim).metadata.name);
    expect(translateClaim(second).metadata.name).toBe(name);
  });
});

describe('translateCluster', () => {
  it('names no address', () => {
    expect(
      translateCluster({ name: 'workload', title: 'Work' }, owner),
    ).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'workload',
        title: 'Work',
        annotations: {
          'backstage.io/managed-by-location': 'services-toolkit:workload',
          'backstage.io/managed-by-origin-location':
            'services-toolkit:workload',
          'services-toolkit.io/cluster': 'workload',
        },
      },
      spec: { type: 'kubernetes-cluster', owner },
    });
  });
});
