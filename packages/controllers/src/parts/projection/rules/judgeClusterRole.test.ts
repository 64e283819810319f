import { isProjectableGroup } from '@services-toolkit/kubernetes-api';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyRule } from '../kinds/objects';
import { judgeClusterRole } from './judgeClusterRole';

const role = (...rules: PolicyRule[]) => ({
  ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
  ...{ metadata: { name: 'one' }, rules },
});
const good: PolicyRule = {
  apiGroups: ['sql.example.org'],
  resources: ['databases', 'databases/status', 'databases/scale'],
  verbs: ['get', 'list', 'watch', 'create', 'patch', 'deletecollection'],
};

test('what operators serve can be exported, by name', () => {
  assert.deepEqual(judgeClusterRole(role(good)), {
    problems: [],
    exports: [
      {
        group: 'sql.example.org',
        resources: good.resources,
        verbs: good.verbs,
      },
    ],
  });
});

const refused: [string, Partial<PolicyRule>, string][] = [
  ['all groups', { apiGroups: ['*'] }, 'the API group "*"'],
  ['the core group', { apiGroups: [''] }, 'the core API group'],
  ['a group of Kubernetes', { apiGroups: ['apps'] }, 'the API group "apps"'],
  [
    'RBAC beside something good',
    { apiGroups: ['sql.example.org', 'rbac.authorization.k8s.io'] },
    'the API group "rbac.authorization.k8s.io"',
  ],
  ['all resources', { resources: ['*'] }, '"*"'],
  ['all subresources', { resources: ['databases/*'] }, '"databases/*"'],
  ['the status of everything', { resources: ['*/status'] }, '"*/status"'],
  ['a way in', { resources: ['databases/exec'] }, '"databases/exec"'],
  ['more than a subresource', { resources: ['a/status/b'] }, '"a/status/b"'],
  ['all verbs', { verbs: ['*'] }, 'verb "*"'],
  ['a verb of RBAC', { verbs: ['escalate'] }, 'verb "escalate"'],
  [
    'a verb of constrained impersonation',
    { verbs: ['impersonate-on:user-info:get'] },
    'verb "impersonate-on:user-info:get"',
  ],
  ['a URL', { nonResourceURLs: ['/metrics'] }, 'the URL /metrics'],
];
for (const [what, change, problem] of refused) {
  test(`${what} is refused, and named`, () => {
    const { problems } = judgeClusterRole(role(good, { ...good, ...change }));
    assert.deepEqual(problems, [problem]);
  });
}

test('a ClusterRole without rules exports nothing, and is told', () => {
  assert.deepEqual(judgeClusterRole({ ...role(), rules: null }).problems, [
    'it has no rules',
  ]);
});

for (const [group, expected] of [
  ['sql.example.org', true],
  ['k8s.io.example.org', true],
  ['notk8s.io', true],
  ['metrics.k8s.io', false],
  ['k8s.io', false],
  ['snapshot.storage.k8s.io', false],
  ['kubernetes.io', false],
  ['services.apps.tanzu.vmware.com', false],
  ['claimable.services.apps.tanzu.vmware.com', false],
  ['projection.apiresources.multicluster.x-tanzu.vmware.com', false],
  ['sql.tanzu.vmware.com', true],
  ['apps', false],
  ['', false],
  ['SQL.example.org', false],
  ['sql.example.org/v1', false],
] as const) {
  test(`the group "${group}" ${
    expected ? 'may' : 'may not'
  } be projected`, () => assert.equal(isProjectableGroup(group), expected));
}
