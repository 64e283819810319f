import { mockServices } from '@backstage/backend-test-utils';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { aClusterResource, anOffering } from '../../__testUtils__/offerings';
import { WatchedCluster } from '../../__testUtils__/WatchedCluster';
import { type ServiceChange, ServiceModel } from './ServiceModel';

const since = new Date(0);
const synced = { kind: 'synced', since } as const;
const offerings = 'clusterserviceofferings';
const resources = 'clusterresources';
const infrastructures = 'clusterinfrastructures';

function failing(code: number, reason: string) {
  const error = new KubernetesApiError({ code, reason, message: 'no' });
  return { kind: 'failing', since, error } as const;
}

function setUp() {
  const cluster = new WatchedCluster('workload');
  const model = new ServiceModel(cluster.inList(), mockServices.logger.mock());
  const changes: ServiceChange[] = [];
  model.subscribe(change => changes.push(change));
  return { cluster, model, changes };
}

const postgres = anOffering(
  'postgresql',
  { resources: [{ group: 'demo', kind: 'Postgres' }] },
  ['small'],
);

describe('ServiceModel', () => {
  it('knows nothing of a cluster that has told nothing', () => {
    const { model } = setUp();
    for (const name of ['workload', 'unheard-of']) {
      expect(model.of(name)).toEqual({ ok: false });
      expect(model.saidOfClass(name, 'small')).toEqual({ ok: false });
      expect(model.infrastructureOf(name)).toEqual({ ok: false });
      expect(model.isSettled(name)).toBe(false);
    }
  });

  it('tells a first list as one, and then each with its classes', () => {
    const { changes, cluster, model } = setUp();
    cluster.tells(offerings, 'added', postgres);
    cluster.becomes(offerings, synced);
    expect(model.isCurrent('workload')).toBe(true);
    cluster.tells(
      offerings,
      'modified',
      anOffering('postgresql', {}, ['large']),
    );
    expect(changes.map(({ kind }) => kind)).toEqual([
      'settled',
      'read',
      'changed',
    ]);
    expect(changes.at(-1)).toMatchObject({
      cluster: 'workload',
      group: 'services',
      serviceName: 'postgresql',
      classes: ['small', 'large'],
    });
    expect(model.plansOf('workload', 'small')).toEqual([]);
    expect(model.saidOfClass('workload', 'large')).toMatchObject({
      ok: true,
      said: { title: 'postgresql' },
    });
  });

  it('has no services in a cluster that does not serve the kind, and does not know where it may not read', () => {
    const { cluster, model } = setUp();
    cluster.becomes(offerings, failing(404, 'NotServed'));
    expect(model.isSettled('workload')).toBe(true);
    expect(model.isServed('workload')).toBe(false);
    expect(model.saidOfClass('workload', 'small')).toEqual({
      ok: true,
      said: { offeredBy: [] },
    });
    cluster.becomes(offerings, failing(403, 'Forbidden'));
    expect(model.isServed('workload')).toBe(true);
    expect(model.saidOfClass('workload', 'small')).toEqual({ ok: false });
  });

  it('describes a service with what its author says, as that changes', () => {
    const { changes, cluster, model } = setUp();
    cluster.tells(offerings, 'added', postgres);
    cluster.becomes(offerings, synced);
    cluster.becomes(resources, synced);
    expect(model.describe('workload', postgres).keywords).toEqual([]);
    changes.length = 0;
    cluster.tells(
      resources,
      'added',
      aClusterResource('postgres', { keywords: ['sql'] }),
    );
    expect(model.describe('workload', postgres).keywords).toEqual(['sql']);
    // As long as nothing changes, it is put together once.
    expect(model.describe('workload', postgres)).toBe(
      model.describe('workload', postgres),
    );
    cluster.tells(
      resources,
      'added',
      aClusterResource('other', { resourceRef: { kind: 'Other' } }),
    );
    expect(changes).toEqual([
      expect.objectContaining({
        kind: 'changed',
        serviceName: 'postgresql',
        classes: ['small'],
      }),
    ]);
  });

  it('tells the facts of a cluster that has some', () => {
    const { changes, cluster, model } = setUp();
    cluster.becomes(infrastructures, synced);
    expect(model.infrastructureOf('workload')).toEqual({ ok: true });
    const facts = {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClusterInfrastructure',
      metadata: { name: 'cluster' },
    };
    cluster.tells(infrastructures, 'added', facts);
    expect(model.infrastructureOf('workload')).toEqual({
      ok: true,
      infrastructure: facts,
    });
    expect(changes.map(({ kind }) => kind)).toEqual(['facts', 'facts']);
    model.stop();
    expect(cluster.subscribers).toBe(0);
  });
});
