import type { Entity } from '@backstage/catalog-model';

const rbac = 'rbac.authorization.k8s.io';

/** alice's team may edit in `my-apps`; bob may nothing. */
export const sampleObjects = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'my-apps' } },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'app-editor', namespace: 'my-apps' },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'app-editor' },
      subjects: [
        {
          apiGroup: rbac,
          kind: 'User',
          name: 'backstage:user:default/alice',
        },
      ],
    },
    {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClusterInstanceClass',
      metadata: { name: 'postgres-pool' },
      spec: { pool: { kind: 'Secret' } },
    },
  ],
};

export const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    annotations: {
      'backstage.io/kubernetes-id': 'orders',
      'backstage.io/kubernetes-namespace': 'my-apps',
    },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-apps' },
};

/** A template of one step. */
export function templateOf(
  name: string,
  action: string,
  input: Record<string, string | number | boolean>,
): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': 'url:http://t/t.yaml',
      },
    },
    spec: {
      type: 'service',
      parameters: [],
      steps: [{ id: 'step', name: 'Step', action, input }],
      output: {
        links: [],
        reference: '${{ steps.step.output.reference }}',
        state: '${{ steps.step.output.state }}',
        bindingName: '${{ steps.step.output.bindingName }}',
        released: '${{ steps.step.output.released }}',
      },
    },
  };
}
