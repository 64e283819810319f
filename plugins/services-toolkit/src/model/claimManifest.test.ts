import { applicableManifest, claimManifest } from './claimManifest';

const request = {
  cluster: 'workload',
  namespace: 'my-apps',
  name: 'db',
  class: 'postgres',
};

describe('claimManifest', () => {
  it('is the smallest ClassClaim', () => {
    expect(claimManifest(request)).toEqual({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name: 'db', namespace: 'my-apps' },
      spec: { classRef: { name: 'postgres' } },
    });
  });

  it('says what it is for, and with which settings', () => {
    expect(
      claimManifest({
        ...request,
        entityRef: 'component:default/orders',
        parameters: { storageGB: 5 },
      }),
    ).toMatchObject({
      metadata: {
        annotations: {
          'services-toolkit.io/entity-ref': 'component:default/orders',
        },
      },
      spec: { parameters: { storageGB: 5 } },
    });
  });
});

describe('applicableManifest', () => {
  it('drops what only the API server knows, and what admission adds', () => {
    expect(
      applicableManifest({
        ...claimManifest(request),
        metadata: {
          name: 'db',
          namespace: 'my-apps',
          uid: '1',
          resourceVersion: '2',
          creationTimestamp: 'now',
          labels: { 'backstage.io/kubernetes-id': 'orders' },
          annotations: {
            'services-toolkit.io/entity-ref': 'component:default/orders',
            'services.apps.tanzu.vmware.com/requested-by': 'alice',
            'services.apps.tanzu.vmware.com/requested-by-groups': 'a\nb',
          },
        },
        status: { conditions: [] },
      }),
    ).toEqual({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: {
        name: 'db',
        namespace: 'my-apps',
        labels: { 'backstage.io/kubernetes-id': 'orders' },
        annotations: {
          'services-toolkit.io/entity-ref': 'component:default/orders',
        },
      },
      spec: { classRef: { name: 'postgres' } },
    });
  });
});
