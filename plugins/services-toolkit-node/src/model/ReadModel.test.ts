import { mockServices } from '@backstage/backend-test-utils';
import { WatchedCluster } from '../__testUtils__/WatchedCluster';
import type { OfferingChange } from './offerings/OfferingModel';
import { createReadModel } from './ReadModel';

const synced = { kind: 'synced', since: new Date(0) } as const;
const failing = {
  kind: 'failing',
  since: new Date(0),
  error: new Error('away'),
} as const;

const postgres = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClusterInstanceClass',
  metadata: { name: 'postgres' },
  spec: {},
};

describe('createReadModel', () => {
  const setUp = () => {
    const cluster = new WatchedCluster('workload');
    const readModel = createReadModel({
      clusters: cluster.inList(),
      logger: mockServices.logger.mock(),
    });
    return { cluster, readModel };
  };

  it('is one model for all who open it, from the first to the last of them', () => {
    const { cluster, readModel } = setUp();
    expect(cluster.subscribers).toBe(0);
    const first = readModel.open();
    const second = readModel.open();
    expect(second.claims).toBe(first.claims);
    expect(cluster.subscribers).toBe(12);
    first.stop();
    first.stop();
    expect(cluster.subscribers).toBe(12);
    second.stop();
    expect(cluster.subscribers).toBe(0);
    expect(readModel.open().claims).not.toBe(first.claims);
    expect(cluster.subscribers).toBe(12);
  });

  it('tells of classes what a first list is as one, and then each', () => {
    const { cluster, readModel } = setUp();
    const { offerings } = readModel.open();
    const changes: OfferingChange[] = [];
    offerings.subscribe(change => changes.push(change));
    const kind = 'clusterinstanceclasses';
    cluster.tells(kind, 'added', postgres);
    expect(offerings.isSettled('workload')).toBe(false);
    cluster.becomes(kind, failing);
    expect(offerings.of('workload')).toEqual({ ok: false });
    expect(offerings.isSettled('workload')).toBe(true);
    cluster.becomes(kind, synced);
    expect(offerings.isCurrent('workload')).toBe(true);
    cluster.tells(kind, 'deleted', postgres);
    expect(changes.map(({ kind: what }) => what)).toEqual([
      'settled',
      'read',
      'deleted',
    ]);
    expect(offerings.of('workload')).toMatchObject({ ok: true });
    expect(offerings.of('unheard-of')).toEqual({ ok: false });
  });
});
