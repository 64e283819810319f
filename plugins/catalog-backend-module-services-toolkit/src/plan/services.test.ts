import type { Entity } from '@backstage/catalog-model';
import {
  aClass,
  aClassClaim,
  aCluster,
  anOffering,
  aSilentCluster,
  asReadBack,
  knowing,
  listed,
  notRead,
} from '../__testUtils__/builders';
import { type ClusterRead, KnownEntities } from './PlanInput';
import { plan } from './plan';
import { refOf } from './refOf';

const service = 'resource:services/postgresql_service';
const offeringOfClass = 'resource:services/postgresql';
const said = {
  offeredBy: [{ service: 'postgresql', plan: 'plan-postgresql' }],
  title: 'PostgreSQL',
  owner: 'group:default/data-platform',
};

/** A service and its one class, which have the same name, and a claim. */
const offers = (name: string, more: Partial<ClusterRead> = {}) =>
  aCluster(name, {
    services: listed(
      anOffering('postgresql', {
        classes: ['postgresql'],
        spec: { displayName: 'PostgreSQL', owner: said.owner },
      }),
    ),
    saidOfClass: () => ({ ok: true, said }),
    classes: listed(
      aClass('postgresql', { owner: 'group:default/class', title: 'Class' }),
    ),
    classClaims: listed(aClassClaim('my-apps/db', { className: 'postgresql' })),
    ...more,
  });

function planned(clusters: ClusterRead[], before: readonly Entity[] = []) {
  const { removals, upserts } = plan(
    new KnownEntities(before.map(asReadBack)),
    knowing(clusters),
  );
  return { removals: removals.map(refOf).sort(), upserts };
}

const entities = (clusters: ClusterRead[]) => planned(clusters).upserts;

const byRef = (all: readonly Entity[], ref: string) =>
  all.find(entity => refOf(entity) === ref);

describe('a service in the catalog', () => {
  it('is an entity of its own, which its classes depend on, also where they have its name', () => {
    const all = entities([offers('a')]);
    expect(byRef(all, service)).toMatchObject({
      metadata: { title: 'PostgreSQL' },
      spec: { type: 'service', owner: said.owner },
    });
    expect(byRef(all, offeringOfClass)).toMatchObject({
      spec: {
        type: 'service-offering',
        dependsOn: ['resource:default/a', service],
        offeredBy: said.offeredBy,
      },
    });
  });

  it('has the word on title and owner of its classes, and on whose claims are that say nothing', () => {
    const all = entities([offers('a')]);
    expect(byRef(all, offeringOfClass)).toMatchObject({
      metadata: { title: said.title },
      spec: { owner: said.owner },
    });
    const claim = all.find(({ spec }) => spec?.type === 'service-claim');
    expect(claim?.spec?.owner).toBe(said.owner);
  });

  it('is one for those of one name in one group, and another in another group', () => {
    const all = entities([
      offers('b'),
      offers('a'),
      offers('c', { group: 'data' }),
    ]);
    const services = all.filter(({ spec }) => spec?.type === 'service');
    expect(
      services.map(entity => [refOf(entity), entity.spec?.clusters]),
    ).toEqual([
      [
        service,
        [
          { name: 'b', ready: 'Unknown' },
          { name: 'a', ready: 'Unknown' },
        ],
      ],
      ['resource:data/postgresql_service', [{ name: 'c', ready: 'Unknown' }]],
    ]);
  });

  it('keeps names of 253 characters apart', () => {
    const long = 'x'.repeat(252);
    const names = entities([
      aCluster('a', {
        services: listed(anOffering(`${long}1`), anOffering(`${long}2`)),
      }),
    ])
      .filter(({ spec }) => spec?.type === 'service')
      .map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(2);
    names.forEach(name => expect(name.length).toBeLessThanOrEqual(63));
  });

  it.each<[string, ClusterRead[]]>([
    ['is as it was', [offers('a'), offers('b')]],
    ['is down since the start', [aSilentCluster('a'), offers('b')]],
    ['is down with all others', [aSilentCluster('a'), aSilentCluster('b')]],
    [
      'may not be asked for services',
      [
        offers('a', { services: notRead, saidOfClass: () => ({ ok: false }) }),
        offers('b', { services: notRead, saidOfClass: () => ({ ok: false }) }),
      ],
    ],
  ])(
    'is not written again, nor its classes and claims: a cluster %s',
    (_, clusters) => {
      const before = entities([offers('a'), offers('b')]);
      expect(planned(clusters, before)).toEqual({ removals: [], upserts: [] });
    },
  );

  it('goes when no cluster has it any more, and its classes say their own word again', () => {
    const without = offers('a', {
      services: listed(),
      saidOfClass: () => ({ ok: true, said: { offeredBy: [] } }),
    });
    const { removals, upserts } = planned([without], entities([offers('a')]));
    expect(removals).toEqual([service]);
    expect(byRef(upserts, offeringOfClass)).toMatchObject({
      metadata: { title: 'Class' },
      spec: {
        owner: 'group:default/class',
        dependsOn: ['resource:default/a'],
      },
    });
  });

  it('stays while the one cluster that had it has another name and has not answered', () => {
    const before = entities([offers('a')]);
    expect(planned([aSilentCluster('renamed')], before).removals).not.toContain(
      service,
    );
    expect(planned([aCluster('renamed')], before).removals).toContain(service);
  });

  it('leaves the class its own word for a new claim where services may not be read', () => {
    const all = entities([
      offers('a', { services: notRead, saidOfClass: () => ({ ok: false }) }),
    ]);
    const claim = all.find(({ spec }) => spec?.type === 'service-claim');
    expect(claim?.spec?.owner).toBe('group:default/class');
  });
});
