import { mockServices } from '@backstage/backend-test-utils';
import { KubernetesApiError } from '@services-toolkit/kubernetes-runtime';
import { WatchedCluster } from '../../__testUtils__/WatchedCluster';
import { ProjectionModel } from './ProjectionModel';

const apiVersion =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
const group = 'databases.example.org';
const since = new Date(0);
const synced = { kind: 'synced', since } as const;

const link = {
  apiVersion,
  kind: 'DownstreamClusterLink',
  metadata: { name: 'link-a', namespace: 'links' },
  spec: { upstream: { name: 'services', kubeconfig: { secretName: 's' } } },
};
const groupImport = {
  apiVersion,
  kind: 'ClusterAPIGroupImport',
  metadata: { name: 'databases' },
  spec: { group, linkRef: { namespace: 'links', name: 'link-a' } },
};
const resourceImport = {
  apiVersion,
  kind: 'APIResourceImport',
  metadata: { name: 'databases', namespace: 'pool' },
  spec: { group },
};

function setUp() {
  const cluster = new WatchedCluster('workload');
  const logger = mockServices.logger.mock();
  const model = new ProjectionModel(cluster.inList(), logger);
  return { cluster, model };
}

describe('ProjectionModel', () => {
  it('knows of no other cluster where the kinds are not served, or may not be read', () => {
    const { cluster, model } = setUp();
    for (const code of [404, 403]) {
      const error = new KubernetesApiError({ code, reason: '', message: 'no' });
      for (const kind of [
        'downstreamclusterlinks',
        'clusterapigroupimports',
        'apiresourceimports',
      ]) {
        cluster.becomes(kind, { kind: 'failing', since, error });
      }
      expect(model.runsOn('workload', group)).toBeUndefined();
      expect(model.observe('workload', group, 'pool')).toBeUndefined();
      expect(model.of('workload', 'apiResourceImports')).toEqual({ ok: false });
    }
    expect(model.runsOn('unheard-of', group)).toBeUndefined();
  });

  it('says where objects of a group are, and follows', () => {
    const { cluster, model } = setUp();
    const told: string[] = [];
    model.subscribe(change => told.push(change.cluster));
    cluster.becomes('downstreamclusterlinks', synced);
    cluster.tells('clusterapigroupimports', 'added', groupImport);
    cluster.becomes('clusterapigroupimports', synced);
    const named = { namespace: 'links', name: 'link-a' };
    expect(model.runsOn('workload', group)).toEqual({
      ...{ link: named, state: 'broken', reason: 'LinkNotFound' },
    });
    told.length = 0;
    cluster.tells('downstreamclusterlinks', 'added', link);
    expect(told).toEqual(['workload']);
    expect(model.runsOn('workload', group)).toEqual({
      ...{ cluster: 'services', link: named, state: 'unknown' },
    });
    expect(model.runsOn('workload', 'other.example.org')).toBeUndefined();
    expect(model.runsOn('workload', undefined)).toBeUndefined();
    model.stop();
    expect(cluster.subscribers).toBe(0);
  });

  it('takes no namespace for closed of which it could not read whether it is open', () => {
    const { cluster, model } = setUp();
    cluster.tells('clusterapigroupimports', 'added', groupImport);
    cluster.becomes('clusterapigroupimports', synced);
    expect(model.observe('workload', group, 'pool')?.namespace).toBeUndefined();
    cluster.becomes('apiresourceimports', synced);
    expect(model.observe('workload', group, 'pool')?.namespace).toEqual({
      ...{ name: 'pool', imports: [] },
    });
    cluster.tells('apiresourceimports', 'added', resourceImport);
    expect(model.observe('workload', group, 'pool')?.namespace).toEqual({
      ...{ name: 'pool', imports: [resourceImport] },
    });
    expect(
      model.observe('workload', group, 'else')?.namespace?.imports,
    ).toEqual([]);
  });

  it('sees a namespace that is open for a group which nothing imports', () => {
    const { cluster, model } = setUp();
    cluster.tells('apiresourceimports', 'added', resourceImport);
    cluster.becomes('apiresourceimports', synced);
    expect(model.observe('workload', group, 'pool')).toMatchObject({ group });
    expect(model.observe('workload', group, 'else')).toBeUndefined();
    expect(model.runsOn('workload', group)).toBeUndefined();
  });
});
