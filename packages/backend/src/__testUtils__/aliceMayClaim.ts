const apiGroup = 'rbac.authorization.k8s.io';

/** What an operator grants: alice may claim in `my-apps`, and edit there. */
export function aliceMayClaim() {
  const binding = (role: string) => ({
    apiVersion: `${apiGroup}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `alice-${role}`, namespace: 'my-apps' },
    roleRef: { apiGroup, kind: 'ClusterRole', name: role },
    subjects: [
      { apiGroup, kind: 'User', name: 'backstage:user:default/alice' },
    ],
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'my-apps' } },
    binding('app-editor'),
    binding('edit'),
  ];
}
