import {
  type Entity,
  entityEnvelopeSchemaValidator,
  resourceEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { describeService } from '@services-toolkit/offerings';
import type { ClusterServiceOfferingSpec } from '@services-toolkit/kubernetes-api';
import { anOffering } from '../../__testUtils__/offerings';
import { type KnownService, serviceInCluster } from '../services/KnownService';
import {
  decodeService,
  type DecodedService,
  encodeService,
} from './serviceEntity';
import { planKeyOf } from './PlanKey';

// eslint-disable-next-line no-script-url
const scriptUrl = 'javascript:alert(1)';

const defaults = { owner: 'group:default/platform-team', tags: ['config'] };

function known(
  spec: ClusterServiceOfferingSpec,
  name = 'postgresql',
): KnownService {
  const offering = anOffering(name, spec);
  const services = {
    ok: true,
    get: () => offering,
    list: () => [offering],
  } as const;
  const describe = () => describeService(offering, []);
  return serviceInCluster({ name: 'a', services, describe }, name, undefined)!;
}

function decoded(
  spec: ClusterServiceOfferingSpec,
  serviceName = 'postgresql',
): DecodedService {
  const { part, texts } = known(spec, serviceName);
  return { group: 'services', serviceName, parts: [part], texts };
}

const everything: ClusterServiceOfferingSpec = {
  displayName: 'PostgreSQL',
  type: 'postgresql',
  protocol: 'postgresql',
  provider: { name: 'Data Platform', url: 'https://example.com' },
  version: '18.4',
  category: 'database',
  keywords: ['db', 'SQL', 'pg'],
  lifecycle: 'deprecated',
  deprecated: { since: '2026-10-01', replacement: 'pg-next', message: 'Old.' },
  owner: 'group:default/data-platform',
  shortDescription: 'Managed PostgreSQL',
  capabilityLevel: 'Full Lifecycle',
  links: [
    { title: 'Docs', url: 'https://example.com/docs', type: 'documentation' },
  ],
};

async function check(entity: Entity): Promise<void> {
  entityEnvelopeSchemaValidator()(entity);
  expect(await resourceEntityV1alpha1Validator.check(entity)).toBe(true);
}

describe('a service', () => {
  it('becomes an entity that says what it is, and never what it guarantees or what is free', async () => {
    const entity = encodeService(decoded(everything), defaults);
    await check(entity);
    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'services',
        name: 'postgresql_service',
        title: 'PostgreSQL',
        description: 'Managed PostgreSQL',
        annotations: {
          'backstage.io/managed-by-location':
            'services-toolkit:services/clusterserviceofferings/postgresql',
          'backstage.io/managed-by-origin-location':
            'services-toolkit:services/clusterserviceofferings/postgresql',
          'services-toolkit.io/service': 'postgresql',
          'services-toolkit.io/clusters': 'a',
        },
        tags: ['postgresql', 'data-platform', 'db', 'sql', 'pg'],
        links: [
          {
            url: 'https://example.com/docs',
            title: 'Docs',
            type: 'documentation',
          },
        ],
      },
      spec: {
        type: 'service',
        lifecycle: 'deprecated',
        owner: 'group:default/data-platform',
        service: {
          type: 'postgresql',
          protocol: 'postgresql',
          provider: { name: 'Data Platform', url: 'https://example.com' },
          version: '18.4',
          category: 'database',
          capabilityLevel: 'Full Lifecycle',
          deprecated: {
            since: '2026-10-01',
            replacement: 'pg-next',
            message: 'Old.',
          },
          keywords: ['db', 'SQL', 'pg'],
        },
        clusters: [{ name: 'a', ready: 'Unknown' }],
      },
    });
    expect(planKeyOf(entity)).toEqual({
      kind: 'service',
      group: 'services',
      serviceName: 'postgresql',
    });
  });

  it.each<[string, DecodedService]>([
    ['that says everything', decoded(everything)],
    ['that says nothing', decoded({})],
    ['of a long name', decoded({}, 'p'.repeat(253))],
    ['of a long name and title', decoded(everything, 'p'.repeat(253))],
  ])(
    '%s is the same entity again after it was read from one',
    async (_, one) => {
      const written = encodeService(one, defaults);
      await check(written);
      const read = decodeService(written);
      expect(read && encodeService(read, defaults)).toEqual(written);
    },
  );

  it('makes tags that the catalog takes of whatever people write', async () => {
    const entity = encodeService(
      decoded({
        provider: { name: '  Große Datenbank & Söhne — ' },
        type: 'a--b',
        keywords: [
          'C++',
          'c#',
          '-',
          '***',
          '日本',
          'x'.repeat(63),
          `${'y'.repeat(62)}- `,
          '<script>alert(1)</script>',
        ],
      }),
      defaults,
    );
    await check(entity);
    expect(entity.metadata.tags).toEqual([
      'a-b',
      'gro-e-datenbank-s-hne',
      'c++',
      'c#',
      'x'.repeat(63),
      'y'.repeat(62),
      'script-alert-1-script',
    ]);
  });

  it('has the links only that are https', () => {
    const entity = encodeService(
      decoded({
        provider: { name: 'x', url: scriptUrl },
        links: [
          { url: scriptUrl },
          { url: 'http://example.com' },
          { url: 'https://' },
          { url: 'https://example.com', title: ' ' },
        ],
      }),
      defaults,
    );
    expect(entity.metadata.links).toEqual([{ url: 'https://example.com' }]);
    expect(JSON.stringify(entity)).not.toContain('javascript');
  });

  it('is nobody’s but the default owner’s where its owner is no ref', () => {
    expect(
      encodeService(decoded({ owner: 'no ref at all' }), defaults).spec?.owner,
    ).toBe(defaults.owner);
  });

  it('is ready in the generation that was looked at only', () => {
    const offering = {
      ...anOffering('pg'),
      status: {
        observedGeneration: 1,
        conditions: [{ type: 'Ready', status: 'True' as const }],
      },
    };
    const partOf = (generation: number) => {
      const one = { ...offering, metadata: { name: 'pg', generation } };
      const services = { ok: true, get: () => one, list: () => [one] } as const;
      const describe = () => describeService(one, []);
      return serviceInCluster(
        { name: 'a', services, describe },
        'pg',
        undefined,
      )?.part.ready;
    };
    expect(partOf(1)).toBe('True');
    expect(partOf(2)).toBe('Unknown');
  });

  it.each<[string, Partial<Entity>]>([
    ['of another type', { spec: { type: 'database' } }],
    ['of no service', { metadata: { name: 'x', namespace: 'services' } }],
  ])('is not read from an entity %s', (_, more) => {
    const entity = encodeService(decoded({}), defaults);
    expect(decodeService({ ...entity, ...more })).toBeUndefined();
    expect(planKeyOf({ ...entity, ...more })).toBeUndefined();
  });

  it('is read without what is not of its shape', () => {
    const entity = encodeService(decoded(everything), defaults);
    const read = decodeService({
      ...entity,
      spec: {
        ...entity.spec,
        lifecycle: 'odd',
        service: { type: 1, provider: 'x', keywords: [1, 'db'] },
        clusters: ['a', { name: 1 }, { name: 'b', ready: 'maybe' }],
      },
    });
    expect(read).toMatchObject({
      parts: [{ cluster: 'b', ready: 'Unknown' }],
      texts: { lifecycle: 'production', identity: { keywords: ['db'] } },
    });
    expect(Object.keys(read?.texts.identity ?? {})).toEqual(['keywords']);
  });
});
