import { buildClassClaim } from './buildClassClaim';

const request = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'orders-db',
  class: 'postgres-pool',
};

describe('buildClassClaim', () => {
  it('is no more than what was asked for', () => {
    expect(buildClassClaim(request)).toEqual({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name: 'orders-db', namespace: 'my-apps' },
      spec: { classRef: { name: 'postgres-pool' } },
    });
  });

  it('passes settings through', () => {
    expect(
      buildClassClaim({ ...request, parameters: { storageGB: 5 } }).spec,
    ).toEqual({
      classRef: { name: 'postgres-pool' },
      parameters: { storageGB: 5 },
    });
  });

  it('says what is needed in place of a class', () => {
    const { class: _, ...rest } = request;
    const classSelector = { type: 'postgresql', guarantees: ['ha'] };
    expect(buildClassClaim({ ...rest, classSelector }).spec).toEqual({
      classSelector,
    });
  });

  it('names the entity, and its kubernetes-id where the plugin finds claims by it', () => {
    expect(
      buildClassClaim(request, {
        ref: 'component:default/orders',
        kubernetesId: 'orders',
      }).metadata,
    ).toEqual({
      name: 'orders-db',
      namespace: 'my-apps',
      annotations: {
        'services-toolkit.io/entity-ref': 'component:default/orders',
      },
      labels: { 'backstage.io/kubernetes-id': 'orders' },
    });
  });

  it.each([undefined, 'no label', '-x', 'x'.repeat(64)])(
    'has no label of the kubernetes-id %j',
    kubernetesId => {
      expect(
        buildClassClaim(request, {
          ref: 'component:default/orders',
          kubernetesId,
        }).metadata.labels,
      ).toBeUndefined();
    },
  );
});
