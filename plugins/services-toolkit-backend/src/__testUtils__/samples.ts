import type { Entity } from '@backstage/catalog-model';

const group = 'services.apps.tanzu.vmware.com';

/**
 * alice's team may edit in `my-apps` and in `team-apps-extra`, which names her team as its owner; bob's may look in
 * `my-apps`; carol may nothing. Nobody may claim from `on-demand`.
 */
export const sampleObjects = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    namespace('my-apps'),
    namespace('team-apps-extra', {
      'services-toolkit.io/owner': 'group:default/team-apps',
    }),
    namespace('mallory'),
    binding('my-apps', 'app-editor', 'group:default/team-apps'),
    binding('team-apps-extra', 'app-editor', 'group:default/team-apps'),
    binding('my-apps', 'app-viewer', 'group:default/team-guests'),
    {
      apiVersion: `${group}/v1alpha1`,
      kind: 'ClusterInstanceClass',
      metadata: {
        name: 'postgres-pool',
        annotations: { 'services-toolkit.io/title': 'PostgreSQL' },
      },
      spec: {
        description: { short: 'PostgreSQL 18' },
        pool: { kind: 'Secret' },
      },
    },
    {
      apiVersion: `${group}/v1alpha1`,
      kind: 'ClusterInstanceClass',
      metadata: { name: 'on-demand' },
      spec: { provisioner: { template: { name: 'postgres' } } },
    },
  ],
};

export const sampleEntities: Entity[] = [
  component('orders', {
    'backstage.io/kubernetes-id': 'orders',
    'backstage.io/kubernetes-namespace': 'my-apps',
  }),
  component('other', { 'backstage.io/kubernetes-namespace': 'elsewhere' }, []),
];

function namespace(name: string, annotations: Record<string, string> = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations },
  };
}

function binding(inNamespace: string, role: string, of: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: role, namespace: inNamespace },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: [
      {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Group',
        name: `backstage:${of}`,
      },
    ],
  };
}

function component(
  name: string,
  annotations: Record<string, string>,
  relations: Entity['relations'] = [
    { type: 'ownedBy', targetRef: 'group:default/team-apps' },
  ],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-apps' },
    relations,
  };
}
