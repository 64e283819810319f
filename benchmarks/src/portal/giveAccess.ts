import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { namespacesOf, people, teams } from './teams';

const group = 'rbac.authorization.k8s.io';
const apiVersion = `${group}/v1`;

/** Each team's people may read the claims of its namespaces, and the portal may act in their names. */
export async function giveAccess(client: KubernetesClient): Promise<void> {
  const users = people.map(person => `backstage:user:default/${person}`);
  const groups = teams.map(team => `backstage:group:default/${team}`);
  const name = 'services-toolkit-portal-impersonation';
  const role = {
    apiVersion,
    kind: 'ClusterRole',
    metadata: { name },
    rules: [
      impersonate('users', users),
      impersonate('groups', [...groups, ...users]),
    ],
  };
  const binding = {
    apiVersion,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: group, kind: 'ClusterRole', name },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: 'services-toolkit-portal',
        namespace: 'services-toolkit',
      },
    ],
  };
  await client.create(builtinResourceTypes.clusterRoles, role);
  await client.create(builtinResourceTypes.clusterRoleBindings, binding);
  for (const team of teams) {
    for (const namespace of namespacesOf(team)) {
      const teamBinding = {
        apiVersion,
        kind: 'RoleBinding',
        metadata: { name: 'app-viewer', namespace },
        roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'app-viewer' },
        subjects: [
          {
            apiGroup: group,
            kind: 'Group',
            name: `backstage:group:default/${team}`,
          },
        ],
      };
      await client.create(builtinResourceTypes.roleBindings, teamBinding);
    }
  }
}

function impersonate(resource: string, resourceNames: string[]) {
  return {
    apiGroups: [''],
    resources: [resource],
    verbs: ['impersonate'],
    resourceNames,
  };
}
