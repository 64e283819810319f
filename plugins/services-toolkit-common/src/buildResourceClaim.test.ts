import { buildResourceClaim } from './buildResourceClaim';

describe('buildResourceClaim', () => {
  it('names the object that is wanted, and what it is for', () => {
    const resource = {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 'db-credentials',
      namespace: 'shared',
    };
    expect(
      buildResourceClaim(
        { namespace: 'my-apps', name: 'orders-db', resource },
        { ref: 'component:default/orders', kubernetesId: 'orders' },
      ),
    ).toEqual({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ResourceClaim',
      metadata: {
        name: 'orders-db',
        namespace: 'my-apps',
        annotations: {
          'services-toolkit.io/entity-ref': 'component:default/orders',
        },
        labels: { 'backstage.io/kubernetes-id': 'orders' },
      },
      spec: { ref: resource },
    });
  });
});
