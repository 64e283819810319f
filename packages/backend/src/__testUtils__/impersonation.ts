const apiGroup = 'rbac.authorization.k8s.io';

/** What an operator grants: alice may claim in `my-apps`, and the portal may act for her. */
export function aliceMayClaim() {
  const name = 'portal-may-act-for-alice';
  const alice = 'backstage:user:default/alice';
  const rule = (resource: string) => ({
    apiGroups: [''],
    resources: [resource],
    resourceNames: [alice],
    verbs: ['impersonate'],
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'my-apps' } },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      metadata: { name: 'alice', namespace: 'my-apps' },
      roleRef: { apiGroup, kind: 'ClusterRole', name: 'app-editor' },
      subjects: [{ apiGroup, kind: 'User', name: alice }],
    },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'ClusterRole',
      metadata: { name },
      rules: [rule('users'), rule('groups')],
    },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup, kind: 'ClusterRole', name },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: 'services-toolkit-portal',
          namespace: 'services-toolkit',
        },
      ],
    },
  ];
}
