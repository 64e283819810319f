import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { claimFromClassClaim } from './claimFromClassClaim';
import { claimResource } from './claimResource';

const classClaim: ClassClaim = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  metadata: {
    name: 'orders-db',
    namespace: 'my-apps',
    creationTimestamp: '2026-11-24T00:00:00Z',
    annotations: {
      'services-toolkit.io/entity-ref': 'component:default/orders',
      'services.apps.tanzu.vmware.com/requested-by':
        'backstage:user:default/alice',
    },
    managedFields: [{ manager: 'services-toolkit-portal' }],
  },
  spec: { classRef: { name: 'postgres-pool' } },
  status: {
    binding: { name: 'orders-db-credentials' },
    resourceRef: {
      apiVersion: 'demo.services-toolkit.io/v1',
      kind: 'PostgresInstance',
      name: 'pg-1',
      namespace: 'postgres-pool',
    },
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready' }],
  },
};

describe('claimFromClassClaim', () => {
  it('shows what there is', () => {
    const { metadata } = classClaim;
    const { managedFields: _, ...withoutManagedFields } = metadata;
    expect(claimFromClassClaim('workload', classClaim)).toEqual({
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'orders-db',
      entityName: 'orders-db-a6a4e6f6',
      class: 'postgres-pool',
      entityRef: 'component:default/orders',
      createdAt: '2026-11-24T00:00:00Z',
      state: 'ready',
      sentence: expect.stringMatching(/\.$/),
      move: 'none',
      conditions: classClaim.status?.conditions,
      bindingName: 'orders-db-credentials',
      resourceRef: classClaim.status?.resourceRef,
      requestedBy: 'backstage:user:default/alice',
      reference: 'services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:orders-db',
      manifest: { ...classClaim, metadata: withoutManagedFields },
    });
  });

  it('leaves out what there is not', () => {
    const claim = claimFromClassClaim('workload', {
      ...classClaim,
      metadata: { name: 'orders-db', namespace: 'my-apps' },
      status: undefined,
    });
    expect(claim).toMatchObject({ state: 'waiting', conditions: [] });
    expect(Object.values(claim)).not.toContain(undefined);
  });
});

describe('claimResource', () => {
  it('is what permission rules go by', () => {
    expect(claimResource('workload', classClaim)).toEqual({
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'orders-db',
      class: 'postgres-pool',
      requestedBy: 'backstage:user:default/alice',
    });
  });
});
