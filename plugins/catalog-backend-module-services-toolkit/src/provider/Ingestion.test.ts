import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { eventually } from '@services-toolkit/test-support';
import {
  aClass,
  aClassClaim,
  aComponent,
  anOffering,
} from '../__testUtils__/builders';
import { FakeCluster } from '../__testUtils__/FakeCluster';
import { refOf } from '../plan/refOf';
import { createReadModel } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { Ingestion, type IngestionTimes } from './Ingestion';

const offering = 'resource:services/postgres';

describe('Ingestion', () => {
  const stopping: (() => Promise<void>)[] = [];

  afterEach(async () => {
    await Promise.all(stopping.splice(0).map(stop => stop()));
  });

  /** A catalog that takes deltas at once, and can be made to fail. */
  function start(cluster: FakeCluster, times: Partial<IngestionTimes> = {}) {
    const catalog = {
      entities: new Map<string, Entity>(),
      others: new Map<string, Entity>(),
      mutations: [] as EntityProviderMutation[],
      answers: true,
      reads: 0,
      entity: (ref: string) => catalog.entities.get(ref),
      check() {
        if (!catalog.answers) {
          throw new Error('the catalog does not answer');
        }
      },
    };
    const clusters = FakeCluster.inList(cluster);
    const logger = mockServices.logger.mock();
    const ingestion = new Ingestion({
      clusters,
      model: createReadModel({ clusters, logger }),
      defaults: { owner: 'group:default/platform-team', tags: [] },
      logger,
      connection: {
        refresh: async () => {},
        async applyMutation(mutation) {
          catalog.check();
          if (mutation.type === 'full') {
            throw new Error('a full mutation could delete what is not known');
          }
          catalog.mutations.push(mutation);
          for (const removed of mutation.removed) {
            if ('entity' in removed) {
              catalog.entities.delete(refOf(removed.entity));
            }
          }
          for (const { entity } of mutation.added) {
            catalog.entities.set(refOf(entity), entity);
          }
        },
      },
      catalog: {
        async readContents() {
          catalog.reads += 1;
          catalog.check();
          return {
            ours: [...catalog.entities.values()],
            foreignClusters: new Set<string>(),
          };
        },
        async readEntities(refs) {
          catalog.check();
          return refs.map(ref => catalog.others.get(ref));
        },
      },
      times: {
        relatedEveryMs: 20,
        missingEveryMs: 10,
        readBackEveryMs: 50,
        firstRetryMs: 5,
        longestRetryMs: 20,
        ...times,
      },
    });
    const stop = new AbortController();
    const running = ingestion.run(stop.signal);
    stopping.push(() => {
      stop.abort();
      return running;
    });
    return { catalog, stop: () => stopping.splice(0)[0]?.() };
  }

  const appears = (catalog: ReturnType<typeof start>['catalog'], ref: string) =>
    eventually(ref, async () => catalog.entity(ref));

  it('writes what a cluster has, and takes what it no longer has', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    cluster.answers({ clusterinstanceclasses: [aClass('postgres')] });
    await appears(catalog, offering);
    cluster.deletes('clusterinstanceclasses', aClass('postgres'));
    await eventually('its end', async () => !catalog.entity(offering));
    expect(catalog.entity('resource:default/a')).toBeDefined();
  });

  it('writes nothing before it knows what the catalog holds', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    catalog.answers = false;
    cluster.answers({ clusterinstanceclasses: [aClass('postgres')] });
    await eventually('three tries', async () => catalog.reads >= 3);
    expect(catalog.mutations).toEqual([]);
    catalog.answers = true;
    await appears(catalog, offering);
  });

  it('loses no change while the catalog takes none', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    cluster.answers({ clusterinstanceclasses: [aClass('redis')] });
    await appears(catalog, 'resource:services/redis');
    catalog.answers = false;
    cluster.adds('clusterinstanceclasses', aClass('postgres'));
    cluster.deletes('clusterinstanceclasses', aClass('redis'));
    const { reads } = catalog;
    await eventually('some tries', async () => catalog.reads > reads + 2);
    catalog.answers = true;
    await appears(catalog, offering);
    await eventually(
      'the end of the other',
      async () => !catalog.entity('resource:services/redis'),
    );
    expect([...catalog.entities.keys()].sort()).toEqual([
      'resource:default/a',
      offering,
    ]);
  });

  it('puts back what somebody removed from the catalog', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    cluster.answers({ clusterinstanceclasses: [aClass('postgres')] });
    await appears(catalog, offering);
    const { length } = catalog.mutations;
    catalog.entities.delete(offering);
    await appears(catalog, offering);
    expect(catalog.mutations).toHaveLength(length + 1);
  });

  it('writes nothing again and again where nothing changes', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    cluster.answers({ clusterinstanceclasses: [aClass('postgres')] });
    await appears(catalog, offering);
    const { length } = catalog.mutations;
    const { reads } = catalog;
    await eventually('three looks', async () => catalog.reads > reads + 3);
    expect(catalog.mutations).toHaveLength(length);
  });

  it('relates a claim to a component that comes later, and to one that gives its namespace up no more', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    const relation = () =>
      [...catalog.entities.values()].find(
        ({ spec }) => spec?.type === 'service-claim',
      )?.spec?.dependencyOf;
    cluster.answers({
      classclaims: [
        aClassClaim('my-apps/db', { entityRef: 'component:default/orders' }),
      ],
    });
    await eventually('the claim', async () => catalog.entities.size === 2);
    expect(relation()).toBeUndefined();
    catalog.others.set(
      'component:default/orders',
      aComponent('orders', { namespace: 'my-apps' }),
    );
    await eventually('the relation', async () => relation() !== undefined);
    catalog.others.set('component:default/orders', aComponent('orders'));
    await eventually('its end', async () => relation() === undefined);
  });

  it('gives a claim the owner of its class, also when that changes', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster);
    const owner = () =>
      [...catalog.entities.values()].find(
        ({ spec }) => spec?.type === 'service-claim',
      )?.spec?.owner;
    cluster.answers({
      clusterinstanceclasses: [aClass('postgres', { owner: 'one' })],
      classclaims: [aClassClaim('my-apps/db')],
    });
    await eventually('its owner', async () => owner() === 'group:default/one');
    cluster.adds(
      'clusterinstanceclasses',
      aClass('postgres', { owner: 'two' }),
    );
    await eventually('the new', async () => owner() === 'group:default/two');
    expect(owner()).toBe('group:default/two');
  });

  it('gives a claim the owner that is configured when its class is gone, which was there at the start', async () => {
    const cluster = new FakeCluster('a');
    // Else all claims are looked at again anyway.
    const { catalog } = start(cluster, { readBackEveryMs: 10 * 60_000 });
    const postgres = aClass('postgres', { owner: 'one' });
    const owner = () =>
      [...catalog.entities.values()].find(
        ({ spec }) => spec?.type === 'service-claim',
      )?.spec?.owner;
    cluster.answers({
      clusterinstanceclasses: [postgres],
      classclaims: [aClassClaim('my-apps/db')],
    });
    await eventually('its owner', async () => owner() === 'group:default/one');
    cluster.deletes('clusterinstanceclasses', postgres);
    await eventually(
      'the default',
      async () => owner() === 'group:default/platform-team',
    );
    expect(owner()).toBe('group:default/platform-team');
  });

  it('watches nothing any more once it was stopped', async () => {
    const cluster = new FakeCluster('a');
    const { stop } = start(cluster);
    expect(cluster.watchers).toBe(13);
    await stop();
    expect(cluster.watchers).toBe(0);
  });

  it('follows what services say of classes and claims, and not what changes by the minute', async () => {
    const cluster = new FakeCluster('a');
    const { catalog } = start(cluster, { readBackEveryMs: 60_000 });
    const ref = 'resource:services/pg_service';
    const owned = (owner: string, free: number) => ({
      ...anOffering('pg', { classes: ['postgres'], spec: { owner } }),
      status: {
        plans: [
          {
            name: 'plan-postgres',
            ready: 'True' as const,
            availability: { kind: 'pool' as const, free },
          },
        ],
      },
    });
    cluster.answers({
      clusterserviceofferings: [owned('group:default/one', 4)],
      clusterinstanceclasses: [aClass('postgres')],
      classclaims: [aClassClaim('my-apps/db')],
    });
    const owners = () =>
      [...catalog.entities.values()]
        .filter(({ spec }) => String(spec?.type).startsWith('service'))
        .map(({ spec }) => spec?.owner);
    const all = (owner: string) => [owner, owner, owner];
    await eventually('the three', async () => owners(), {
      check: found => expect(found).toEqual(all('group:default/one')),
    });
    expect(catalog.entity(offering)?.spec?.dependsOn).toContain(ref);

    cluster.adds('clusterserviceofferings', owned('group:default/one', 3));
    const written = catalog.mutations.length;
    cluster.adds('clusterserviceofferings', owned('group:default/one', 2));
    // What comes after it in the same queue is there, and nothing else was written.
    cluster.adds('clusterinstanceclasses', aClass('redis'));
    await appears(catalog, 'resource:services/redis');
    expect(catalog.mutations.length).toBe(written + 1);

    cluster.adds('clusterserviceofferings', owned('group:default/two', 2));
    await eventually('the other owner', async () => owners(), {
      check: found =>
        expect(found.filter(owner => owner === 'group:default/two')).toEqual(
          all('group:default/two'),
        ),
    });
    cluster.deletes('clusterserviceofferings', owned('group:default/two', 2));
    await eventually('its end', async () => !catalog.entity(ref));
  });
});
