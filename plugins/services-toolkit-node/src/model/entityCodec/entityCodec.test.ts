import type { Entity } from '@backstage/catalog-model';
import { encodeClaim } from './claimEntity';
import { encodeCluster } from './clusterEntity';
import {
  decodeOffering,
  encodeOffering,
  type DecodedOffering,
} from './offeringEntity';
import { planKeyOf } from './PlanKey';

const owner = 'group:default/dba';
const links = [{ url: 'https://example.com', title: 'Docs' }];
const fields = { owner, system: 'system:default/data', tags: ['sql'], links };
const onlyOwner = { owner, tags: [], links: [] };
const defaults = { owner: 'group:default/platform-team', tags: ['config'] };

describe('an offering', () => {
  const notReady = {
    cluster: 'b',
    ready: 'False',
    reason: 'PooledResourceNotFound',
    message: 'no CRD',
  } as const;
  const offering: DecodedOffering = {
    group: 'services',
    className: 'postgres',
    parts: [{ cluster: 'a', ready: 'True', reason: 'Ready' }, notReady],
    texts: {
      title: 'PostgreSQL',
      description: 'A database',
      fulfilledFrom: 'pool',
      instanceType: { group: 'demo', version: 'v1', kind: 'PostgresInstance' },
      said: fields,
    },
    offeredBy: [],
  };
  const entity = encodeOffering(offering, defaults);

  it.each([
    offering,
    { ...offering, texts: { said: {} } },
    { ...offering, texts: { said: {}, title: offering.className } },
    {
      ...offering,
      className: 'a'.repeat(70),
      texts: { said: {}, title: 'a'.repeat(70) },
    },
    {
      ...offering,
      texts: {
        said: { system: 'none', tags: [], links: [] },
        instanceType: { group: '', version: 'v1', kind: 'Secret' },
      },
    },
  ])('is the same entity again after it was read from one: %#', one => {
    const written = encodeOffering(one, defaults);
    const read = decodeOffering(written);
    expect(read && encodeOffering(read, defaults)).toEqual(written);
  });

  it('becomes an entity that says where the class is and whether it is ready', () => {
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
        instanceType: {
          group: 'demo',
          version: 'v1',
          kind: 'PostgresInstance',
        },
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

  it('is read back from it', () => {
    expect(decodeOffering(entity)).toEqual({
      ...offering,
      parts: [{ cluster: 'a', ready: 'True' }, notReady],
    });
  });

  it.each([
    ['all is said', offering.texts.said],
    ['nothing is said', {}],
    ['there is to be none', { system: 'none', tags: [], links: [] }],
  ] as const)(
    'stays the same entity when it is written as it was read, whatever the defaults are by then: %s',
    (_, said) => {
      const written = encodeOffering(
        { ...offering, texts: { ...offering.texts, said } },
        defaults,
      );
      const others = { owner, system: 'system:default/other', tags: ['other'] };
      expect(encodeOffering(decodeOffering(written)!, others)).toEqual(written);
    },
  );

  it('shows its real name where the entity cannot have it', () => {
    const className = 'p'.repeat(100);
    const texts = { said: {} };
    const long = encodeOffering({ ...offering, className, texts }, defaults);
    expect(long.metadata.name).toHaveLength(63);
    expect(long.metadata.title).toBe(className);
    expect(decodeOffering(long)?.texts.title).toBeUndefined();
    expect(
      encodeOffering({ ...offering, texts }, defaults).metadata.title,
    ).toBeUndefined();
  });

  it.each([
    undefined,
    'a',
    [null, 'a', {}, { name: 'a' }, { name: 1, ready: 'True' }],
  ])('has no parts in %j', clusters => {
    expect(
      decodeOffering({ ...entity, spec: { ...entity.spec, clusters } })?.parts,
    ).toEqual([]);
  });

  it.each<[string, Partial<Entity>]>([
    ['of another type', { spec: { ...entity.spec, type: 'database' } }],
    [
      'of no class',
      { metadata: { ...entity.metadata, annotations: undefined } },
    ],
  ])('is not read from an entity %s', (_, more) => {
    expect(decodeOffering({ ...entity, ...more })).toBeUndefined();
    expect(planKeyOf({ ...entity, ...more })).toBeUndefined();
  });
});

describe('encodeClaim', () => {
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
    expect(encodeClaim(claim)).toEqual({
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
    const { metadata, spec } = encodeClaim({ ...claim, fields });
    expect(metadata).toMatchObject({ tags: ['sql'], links });
    expect(spec).toMatchObject({ owner, system: 'system:default/data' });
  });

  it('has a second name where the first is taken, always the same', () => {
    const second = {
      ...claim,
      kind: 'ResourceClaim',
      nameTaken: true,
    } as const;
    const { name } = encodeClaim(second).metadata;
    expect(name).toMatch(/^orders-db-[0-9a-f]{8}$/);
    expect(name).not.toBe(encodeClaim(claim).metadata.name);
    expect(encodeClaim(second).metadata.name).toBe(name);
  });
});

describe('encodeCluster', () => {
  it('names no address', () => {
    expect(encodeCluster({ name: 'workload', title: 'Work' }, owner)).toEqual({
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
