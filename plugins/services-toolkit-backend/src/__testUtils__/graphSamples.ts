import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { definitionOf } from '@services-toolkit/test-support';
import { parse } from 'yaml';

/** What a real Crossplane left behind. */
const recordings = resolve(
  // eslint-disable-next-line no-restricted-syntax -- tests always run from their sources
  __dirname,
  '../../../../packages/claims/src/crossplane/__fixtures__',
);

/** A recorded object as it can be created in another cluster: without what the first one gave it. */
export async function recorded(
  name: string,
): Promise<
  Record<string, any> & { metadata: { name: string; namespace?: string } }
> {
  const { apiVersion, kind, metadata, spec, status } = parse(
    await readFile(resolve(recordings, `${name}.yaml`), 'utf8'),
  );
  return {
    apiVersion,
    kind,
    metadata: { name: metadata.name, namespace: metadata.namespace },
    spec,
    status,
  };
}

/** A kind that takes anything, where the test plays its operator. */
export function aKind(
  group: string,
  version: string,
  kind: string,
  scope: 'Namespaced' | 'Cluster' = 'Namespaced',
) {
  const plural = `${kind.toLowerCase()}s`;
  const namespaced = scope === 'Namespaced';
  return definitionOf({ group, version, kind, plural, namespaced });
}

/**
 * Who may what beyond the samples' roles: alice's team may edit `my-apps`, Secrets and Deployments included, and read
 * classes, templates, XRs, and what those are made of; bob's team reads claims and nothing else.
 */
export const graphRoles = [
  binding('RoleBinding', 'alice-edits', 'edit', 'my-apps'),
  binding('ClusterRoleBinding', 'alice-sees-classes', 'view'),
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'crossplane-view' },
    rules: [
      {
        apiGroups: [
          'check.example.org',
          'rds.example.org',
          'apiextensions.crossplane.io',
          'servicebinding.io',
        ],
        resources: ['*'],
        verbs: ['get', 'list', 'watch'],
      },
      {
        apiGroups: ['services.apps.tanzu.vmware.com'],
        resources: ['clusterresourceprovisiontemplates'],
        verbs: ['get'],
      },
    ],
  },
  binding('ClusterRoleBinding', 'alice-sees-crossplane', 'crossplane-view'),
];

/** What an operator adds to what a claim's page shows, to those who may read it. */
export const portalReads = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: {
    name: 'test-portal-reads',
    labels: { 'services.apps.tanzu.vmware.com/portal-reads': 'true' },
  },
  rules: [
    {
      apiGroups: [
        'check.example.org',
        'rds.example.org',
        'apiextensions.crossplane.io',
      ],
      resources: ['*'],
      verbs: ['impersonate-on:user-info:get'],
    },
    {
      apiGroups: ['apps'],
      resources: ['deployments', 'statefulsets'],
      verbs: ['impersonate-on:user-info:list'],
    },
  ],
};

/** In whose names the portal may do whatever they may, as before Kubernetes 1.36. */
export const namedPeople = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'named-people' },
    rules: [
      {
        apiGroups: [''],
        resources: ['users', 'groups'],
        verbs: ['impersonate'],
        resourceNames: [
          'backstage:user:default/alice',
          'backstage:user:default/bob',
          'backstage:group:default/team-apps',
          'backstage:group:default/team-guests',
        ],
      },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'named-people' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'named-people',
    },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: 'services-toolkit-portal',
        namespace: 'services-toolkit',
      },
    ],
  },
];

function binding(
  kind: 'RoleBinding' | 'ClusterRoleBinding',
  name: string,
  role: string,
  namespace?: string,
) {
  const apiGroup = 'rbac.authorization.k8s.io';
  return {
    apiVersion: `${apiGroup}/v1`,
    kind,
    metadata: { name, ...(namespace && { namespace }) },
    roleRef: { apiGroup, kind: 'ClusterRole', name: role },
    subjects: [
      { apiGroup, kind: 'Group', name: 'backstage:group:default/team-apps' },
    ],
  };
}
