import type {
  ClassClaim,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { claimFromKubernetes, claimWithManifest } from './claimFromKubernetes';
import { claimResource } from './claimResource';

const entityName = 'orders-db-a6a4e6f6';
const known = { entityName, entityRef: 'component:default/orders' };

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

describe('claimFromKubernetes', () => {
  it('shows what there is', () => {
    expect(claimFromKubernetes('workload', classClaim, known)).toEqual({
      kind: 'ClassClaim',
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'orders-db',
      entityName,
      class: 'postgres-pool',
      entityRef: 'component:default/orders',
      createdAt: '2026-11-24T00:00:00Z',
      state: 'ready',
      messages: [
        {
          code: 'readyIn',
          object: { kind: 'Secret', name: 'orders-db-credentials' },
        },
      ],
      move: 'none',
      conditions: classClaim.status?.conditions,
      bindingName: 'orders-db-credentials',
      resourceRef: classClaim.status?.resourceRef,
      requestedBy: 'backstage:user:default/alice',
      reference: 'services.apps.tanzu.vmware.com/v1alpha1:ClassClaim:orders-db',
    });
  });

  it('has the manifest of one alone, without the API server’s book-keeping', () => {
    const { managedFields: _, ...metadata } = classClaim.metadata;
    expect(claimWithManifest('workload', classClaim, known)).toEqual({
      ...claimFromKubernetes('workload', classClaim, known),
      manifest: { ...classClaim, metadata },
    });
  });

  it('tells which parameters have no effect, as the status says it or the class does', () => {
    const prunedParameters = [{ path: 'spec.parameters.sizee' }];
    const looked = {
      ...classClaim,
      status: { ...classClaim.status, prunedParameters },
    };
    const shown = (claim: ClassClaim, more: object = {}) =>
      claimWithManifest('workload', claim, { entityName, ...more });
    expect(shown(looked).prunedParameters).toEqual(prunedParameters);
    expect(shown(classClaim, { prunedParameters }).prunedParameters).toEqual(
      prunedParameters,
    );
    expect(shown(looked, { prunedParameters: [] })).not.toHaveProperty(
      'prunedParameters',
    );
  });

  it('does not believe a claim for which entity it was made', () => {
    expect(
      claimFromKubernetes('workload', classClaim, { entityName }),
    ).not.toHaveProperty('entityRef');
  });

  it('leaves out what there is not', () => {
    const bare: ClassClaim = {
      ...classClaim,
      metadata: { name: 'orders-db', namespace: 'my-apps' },
      status: undefined,
    };
    const claim = claimFromKubernetes('workload', bare, { entityName });
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

  const resourceClaim: ResourceClaim = {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ResourceClaim',
    metadata: { name: 'orders-db', namespace: 'my-apps' },
    spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'credentials' } },
  };

  it('shows which object a ResourceClaim wants, and which it holds', () => {
    const { ref } = resourceClaim.spec;
    expect(
      claimFromKubernetes('workload', resourceClaim, { entityName }),
    ).toMatchObject({
      kind: 'ResourceClaim',
      wantedRef: ref,
      entityName,
      reference:
        'services.apps.tanzu.vmware.com/v1alpha1:ResourceClaim:orders-db',
    });
    const claimedResourceRef = { ...ref, namespace: 'my-apps' };
    const holding = { ...resourceClaim, status: { claimedResourceRef } };
    expect(
      claimFromKubernetes('workload', holding, { entityName }).resourceRef,
    ).toEqual(claimedResourceRef);
  });

  it('does not believe a ResourceClaim who made it', () => {
    const said = {
      ...resourceClaim,
      metadata: {
        ...resourceClaim.metadata,
        annotations: {
          'services.apps.tanzu.vmware.com/requested-by':
            'backstage:user:default/alice',
        },
      },
    };
    expect(
      claimFromKubernetes('workload', said, { entityName }),
    ).not.toHaveProperty('requestedBy');
    expect(claimResource('workload', said).requestedBy).toBeUndefined();
  });
});
