import type { Entity } from '@backstage/catalog-model';
import {
  aClass,
  aClassClaim,
  aCluster,
  aComponent,
  aNamespace,
  aResourceClaim,
  aSilentCluster,
  asReadBack,
  knowing,
  listed,
  notRead,
} from '../__testUtils__/builders';
import { type ClusterRead, type PlanInput, KnownEntities } from './PlanInput';
import { plan } from './plan';
import { refOf } from './refOf';

/** What the catalog holds after these plans were carried out one after the other. */
function after(...steps: PlanInput[]): KnownEntities {
  const knownEntities = new KnownEntities();
  for (const step of steps) {
    const { removals, upserts } = plan(knownEntities, step);
    removals.forEach(entity => knownEntities.delete(entity));
    upserts.forEach(entity => knownEntities.set(entity));
  }
  return new KnownEntities(entitiesOf(knownEntities).map(asReadBack));
}

function entitiesOf(knownEntities: KnownEntities): Entity[] {
  return knownEntities.planKeys().flatMap(planKey => knownEntities.of(planKey));
}

function refs(entities: readonly Entity[]): string[] {
  return entities.map(refOf).sort();
}

const full = (name: string, more: Partial<ClusterRead> = {}) =>
  aCluster(name, {
    classes: listed(aClass('postgres'), aClass('redis')),
    classClaims: listed(aClassClaim('my-apps/db')),
    resourceClaims: listed(aResourceClaim('my-apps/direct')),
    ...more,
  });
const dbOfA = 'resource:services/db-8585d40e';

describe('plan', () => {
  describe('what is there', () => {
    it('becomes entities: clusters, classes, claims', () => {
      const { removals, upserts } = plan(
        new KnownEntities(),
        knowing([full('a')]),
      );
      expect(removals).toEqual([]);
      expect(upserts.map(({ spec }) => spec?.type).sort()).toEqual([
        'kubernetes-cluster',
        'service-claim',
        'service-claim',
        'service-offering',
        'service-offering',
      ]);
    });

    it('leaves claims out where that is configured, and removes those that were there', () => {
      const defaults = { claims: false } as const;
      const first = plan(
        new KnownEntities(),
        knowing([full('a')], { defaults }),
      );
      expect(first.upserts.map(({ spec }) => spec?.type)).not.toContain(
        'service-claim',
      );
      const { removals, upserts } = plan(
        after(knowing([full('a')])),
        knowing([full('a', { classClaims: notRead })], { defaults }),
      );
      expect(upserts).toEqual([]);
      expect(removals.map(({ spec }) => spec?.type)).toEqual([
        'service-claim',
        'service-claim',
      ]);
    });

    it('is one entity for classes of one name in one group, and another in another group', () => {
      const { upserts } = plan(
        new KnownEntities(),
        knowing([
          aCluster('a', { classes: listed(aClass('postgres')) }),
          aCluster('b', { classes: listed(aClass('postgres')) }),
          aCluster('c', {
            classes: listed(aClass('postgres')),
            group: 'data',
          }),
        ]),
      );
      const offerings = upserts.filter(
        ({ spec }) => spec?.type === 'service-offering',
      );
      expect(refs(offerings)).toEqual([
        'resource:data/postgres',
        'resource:services/postgres',
      ]);
      expect(
        offerings.map(
          ({ metadata }) =>
            metadata.annotations?.['services-toolkit.io/clusters'],
        ),
      ).toEqual(['a,b', 'c']);
    });

    it('keeps names of 253 characters apart', () => {
      const long = 'x'.repeat(252);
      const { upserts } = plan(
        new KnownEntities(),
        knowing([
          aCluster('a', {
            classes: listed(aClass(`${long}1`), aClass(`${long}2`)),
          }),
        ]),
      );
      const names = upserts
        .filter(({ spec }) => spec?.type === 'service-offering')
        .map(({ metadata }) => metadata.name);
      expect(new Set(names).size).toBe(2);
      names.forEach(name => expect(name.length).toBeLessThanOrEqual(63));
    });

    it('gives a ClassClaim and a ResourceClaim of one name an entity each', () => {
      const { upserts } = plan(
        new KnownEntities(),
        knowing([
          aCluster('a', {
            classClaims: listed(aClassClaim('my-apps/db')),
            resourceClaims: listed(aResourceClaim('my-apps/db')),
          }),
        ]),
      );
      const claims = upserts.filter(
        ({ spec }) => spec?.type === 'service-claim',
      );
      expect(new Set(refs(claims)).size).toBe(2);
    });

    it('is not written again when it is in the catalog already', () => {
      const input = knowing([full('a'), full('b')], {
        components: [aComponent('orders', { namespace: 'my-apps' })],
      });
      expect(plan(after(input), input)).toEqual({
        upserts: [],
        removals: [],
      });
    });

    it('is written when what people read of it changed', () => {
      const { upserts } = plan(
        after(knowing([full('a')])),
        knowing([
          full('a', {
            classes: listed(
              aClass('postgres', { short: 'PostgreSQL 18' }),
              aClass('redis'),
            ),
          }),
        ]),
      );
      expect(upserts).toEqual([
        expect.objectContaining({
          metadata: expect.objectContaining({
            name: 'postgres',
            description: 'PostgreSQL 18',
          }),
        }),
      ]);
    });
  });

  describe('only what was asked about', () => {
    it('is looked at', () => {
      const knownEntities = after(knowing([full('a')]));
      const changed = knowing([aCluster('a')]);
      expect(
        refs(
          plan(knownEntities, changed, [
            { kind: 'offering', group: 'services', className: 'redis' },
          ]).removals,
        ),
      ).toEqual(['resource:services/redis']);
    });
  });

  describe('a cluster that gave no list', () => {
    const both = knowing([full('a'), full('b')]);

    it.each<[string, ClusterRead[]]>([
      ['is down since the start', [aSilentCluster('a'), full('b')]],
      ['is down with all others', [aSilentCluster('a'), aSilentCluster('b')]],
      [
        'may not be asked for one kind',
        [full('a', { classes: notRead }), full('b')],
      ],
      [
        'may not be asked for claims',
        [
          full('a', { classClaims: notRead, resourceClaims: notRead }),
          full('b'),
        ],
      ],
      [
        'may not be asked for namespaces',
        [full('a', { namespaces: notRead }), full('b')],
      ],
      [
        'did not finish its list',
        [full('a', { classClaims: notRead }), full('b')],
      ],
    ])('keeps its part, and nothing is written: it %s', (_, clusters) => {
      expect(plan(after(both), knowing(clusters))).toEqual({
        upserts: [],
        removals: [],
      });
    });

    it('does not keep what another kind shows to be gone', () => {
      const { removals } = plan(
        after(knowing([full('a')])),
        knowing([full('a', { classes: notRead, classClaims: listed() })]),
      );
      expect(refs(removals)).toEqual([dbOfA]);
    });

    it('keeps its place in an offering that others changed', () => {
      const { upserts } = plan(
        after(
          knowing([
            aCluster('a', { classes: listed(aClass('postgres')) }),
            aCluster('b', { classes: listed(aClass('postgres')) }),
          ]),
        ),
        knowing([
          aSilentCluster('a'),
          aCluster('b', {
            classes: listed(
              aClass('postgres', {
                short: 'another text',
                ready: {
                  status: 'False',
                  reason: 'PooledResourceNotFound',
                  message: 'no CRD',
                },
              }),
            ),
          }),
        ]),
      );
      expect(upserts).toHaveLength(1);
      expect(upserts[0]?.metadata.description).toBeUndefined();
      expect(upserts[0]?.spec?.clusters).toEqual([
        { name: 'a', ready: 'Unknown' },
        {
          name: 'b',
          ready: 'False',
          reason: 'PooledResourceNotFound',
          message: 'no CRD',
        },
      ]);
    });
  });

  describe('a list that was read', () => {
    it('removes what it no longer has', () => {
      const { removals, upserts } = plan(
        after(knowing([full('a')])),
        knowing([full('a', { classes: listed(aClass('postgres')) })]),
      );
      expect(refs(removals)).toEqual(['resource:services/redis']);
      expect(upserts).toEqual([]);
    });

    it('removes everything but the cluster when it is empty, for it was read', () => {
      const { removals } = plan(
        after(knowing([full('a')])),
        knowing([aCluster('a')]),
      );
      expect(removals).toHaveLength(4);
    });

    it('removes it also while another cluster of the group has never answered', () => {
      const { removals } = plan(
        after(knowing([full('a')])),
        knowing([aCluster('a'), aSilentCluster('new')]),
      );
      expect(refs(removals)).toContain('resource:services/postgres');
    });

    it('takes one cluster out of an offering that others still have', () => {
      const { removals, upserts } = plan(
        after(knowing([full('a'), full('b')])),
        knowing([aCluster('a'), full('b')]),
      );
      expect(refs(removals)).toHaveLength(2);
      expect(
        upserts.map(
          ({ metadata }) =>
            metadata.annotations?.['services-toolkit.io/clusters'],
        ),
      ).toEqual(['b', 'b']);
    });
  });

  describe('a cluster that left the configuration', () => {
    it('takes what it alone had along', () => {
      const { removals } = plan(
        after(knowing([full('a'), aCluster('b')])),
        knowing([aCluster('b')]),
      );
      expect(refs(removals)).toEqual(
        expect.arrayContaining([
          'resource:default/a',
          'resource:services/postgres',
          dbOfA,
        ]),
      );
    });

    it('and came back under another name keeps its offerings, also before it has answered', () => {
      const before = after(knowing([full('a')]));
      const silent = plan(before, knowing([aSilentCluster('renamed')]));
      expect(refs(silent.removals)).not.toContain('resource:services/postgres');
      const answered = plan(before, knowing([full('renamed')]));
      expect(refs(answered.removals)).not.toContain(
        'resource:services/postgres',
      );
      expect(refs(answered.upserts)).toEqual(
        expect.arrayContaining(['resource:services/postgres']),
      );
    });

    it('does not keep offerings because a cluster that had them is down', () => {
      const { removals } = plan(
        after(knowing([full('a'), aCluster('b', { group: 'data' })])),
        knowing([aSilentCluster('b', { group: 'data' })]),
      );
      expect(refs(removals)).toContain('resource:services/postgres');
    });
  });

  describe('a cluster that another provider has', () => {
    it('gets no entity of ours', () => {
      const input = knowing([aCluster('a')], {
        foreignClusters: ['resource:default/a'],
      });
      expect(plan(new KnownEntities(), input).upserts).toEqual([]);
    });
  });

  describe('the entity that a claim says it is made for', () => {
    const claimed = (more: Partial<ClusterRead> = {}, entityRef = 'orders') =>
      aCluster('a', {
        classClaims: listed(
          aClassClaim('my-apps/db', {
            entityRef: `component:default/${entityRef}`,
          }),
        ),
        ...more,
      });
    const claimOf = (input: PlanInput, knownEntities = new KnownEntities()) =>
      plan(knownEntities, input).upserts.find(
        ({ spec }) => spec?.type === 'service-claim',
      )?.spec;

    const ours = aComponent('orders', { namespace: 'my-apps' });

    it.each<[string, Entity[], ClusterRead, boolean]>([
      ['is believed where the namespace is its own', [ours], claimed(), true],
      [
        'is believed where one of its namespaces is it',
        [aComponent('orders', { namespace: 'prod, my-apps' })],
        claimed(),
        true,
      ],
      [
        'is believed where the namespace names its owner',
        [aComponent('orders')],
        claimed({ namespaces: listed(aNamespace('my-apps', 'team-apps')) }),
        true,
      ],
      [
        'is not believed where the namespace names another owner',
        [aComponent('orders')],
        claimed({ namespaces: listed(aNamespace('my-apps', 'team-guests')) }),
        false,
      ],
      [
        'is not believed on its word alone',
        [aComponent('orders')],
        claimed(),
        false,
      ],
      [
        'is not believed where the namespace is another one',
        [aComponent('orders', { namespace: 'my-apps-2' })],
        claimed(),
        false,
      ],
      ['is nothing where the catalog has none', [], claimed(), false],
      ['is nothing where it is no ref', [ours], claimed({}, ':::'), false],
    ])('%s', (_, components, cluster, believed) => {
      expect(claimOf(knowing([cluster], { components }))?.dependencyOf).toEqual(
        believed ? ['component:default/orders'] : undefined,
      );
    });

    it('stays what it was while the catalog does not answer', () => {
      const known = knowing([claimed()], { components: [ours] });
      expect(
        plan(after(known), knowing([claimed()], { components: 'no answer' })),
      ).toEqual({ upserts: [], removals: [] });
      expect(
        claimOf(knowing([claimed()], { components: 'no answer' }))
          ?.dependencyOf,
      ).toBeUndefined();
    });
  });

  describe('what was filed by what can no longer be read', () => {
    const filed = (more: Partial<ClusterRead> = {}) =>
      aCluster('a', {
        classes: listed(
          aClass('postgres', {
            owner: 'dba',
            annotations: {
              'services-toolkit.io/tags': 'sql',
              'services-toolkit.io/links': '[{"url":"https://a.example"}]',
            },
          }),
        ),
        namespaces: listed(aNamespace('my-apps', 'team-apps')),
        classClaims: listed(
          aClassClaim('my-apps/db', { entityRef: 'component:default/orders' }),
        ),
        ...more,
      });
    const components = [
      aComponent('orders', { system: 'system:default/shop' }),
    ];

    it('has it all', () => {
      const { upserts } = plan(
        new KnownEntities(),
        knowing([filed()], { components }),
      );
      expect(upserts).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            metadata: expect.objectContaining({
              title: 'db',
              tags: ['sql'],
              links: [{ url: 'https://a.example' }],
            }),
            spec: expect.objectContaining({
              owner: 'group:default/team-apps',
              system: 'system:default/shop',
              dependencyOf: ['component:default/orders'],
            }),
          }),
        ]),
      );
    });

    it.each<[string, Partial<ClusterRead>, Entity[] | 'no answer']>([
      ['classes', { classes: notRead }, components],
      // The namespace names the component's owner, which is why the claim is believed to be for it.
      ['namespaces', { namespaces: notRead }, components],
      ['the catalog', {}, 'no answer'],
      ['either', { classes: notRead, namespaces: notRead }, 'no answer'],
    ])('stays as it was: %s', (_, more, answer) => {
      expect(
        plan(
          after(knowing([filed()], { components })),
          knowing([filed(more)], { components: answer }),
        ),
      ).toEqual({ upserts: [], removals: [] });
    });

    it.each([
      ['services-toolkit.io/tags', 'nosql'],
      ['services-toolkit.io/links', '[{"url":"https://b.example"}]'],
      ['services-toolkit.io/system', 'data'],
    ])('is written again when the class says another: %s', (key, text) => {
      const { upserts } = plan(
        after(knowing([filed()], { components })),
        knowing(
          [
            filed({
              classes: listed(
                aClass('postgres', {
                  owner: 'dba',
                  annotations: {
                    'services-toolkit.io/tags': 'sql',
                    'services-toolkit.io/links':
                      '[{"url":"https://a.example"}]',
                    [key]: text,
                  },
                }),
              ),
            }),
          ],
          { components },
        ),
      );
      expect(upserts.map(({ metadata }) => metadata.name)).toContain(
        'postgres',
      );
    });
  });

  describe('the owner of a claim', () => {
    const owner = (
      claim: Parameters<typeof aClassClaim>[1],
      more: Partial<ClusterRead> = {},
    ) =>
      plan(
        new KnownEntities(),
        knowing(
          [
            aCluster('a', {
              classClaims: listed(aClassClaim('my-apps/db', claim)),
              ...more,
            }),
          ],
          { components: [aComponent('orders', { namespace: 'my-apps' })] },
        ),
      ).upserts.find(({ spec }) => spec?.type === 'service-claim')?.spec?.owner;
    const classes = listed(aClass('postgres', { owner: 'class-owner' }));
    const namespaces = listed(aNamespace('my-apps', 'namespace-owner'));
    const entityRef = 'component:default/orders';

    it.each([
      ['what its annotation says', { owner: 'own', entityRef }, 'own'],
      ['else that of the component', { entityRef }, 'team-apps'],
      ['else that of the namespace', {}, 'namespace-owner'],
      [
        'where its annotation is no ref, the next',
        { owner: 'a:b:c/d' },
        'namespace-owner',
      ],
    ])('is %s', (_, claim, expected) => {
      expect(owner(claim, { classes, namespaces })).toBe(
        `group:default/${expected}`,
      );
    });

    it('is else that of the class, else the configured one', () => {
      expect(owner({}, { classes })).toBe('group:default/class-owner');
      expect(owner({})).toBe('group:default/platform-team');
    });
  });
});
