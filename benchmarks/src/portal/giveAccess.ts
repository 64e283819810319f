import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { namespacesOf, teams } from './teams';

const group = 'rbac.authorization.k8s.io';
const apiVersion = `${group}/v1`;

/** Each team's people may read the claims of its namespaces. */
export async function giveAccess(client: KubernetesClient): Promise<void> {
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
