import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  finalizers,
  type KubernetesObject,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { now, stored } from '../../../__testUtils__/stored';
import type { Present, Write } from '../../../runtime/writes/Write';
import { decideKubeconfig, decideUpstreamLink } from './decide';
import {
  desiredClusterRoleBinding,
  desiredRoleBinding,
  desiredServiceAccount,
  kubeconfigHash,
} from './desired';
import type { UpstreamLinkObservation } from './observe';
import { servedLink } from '../../../runtime/links/servedLink';

const aLink = (
  name: string,
  metadata: KubernetesObject['metadata'] = {},
): UpstreamClusterLink =>
  stored({
    apiVersion:
      'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1',
    kind: 'UpstreamClusterLink',
    metadata: {
      ...{ name, namespace: 'links' },
      finalizers: [finalizers.upstreamClusterLink],
      ...metadata,
    },
    spec: { downstream: { name: 'workload' } },
  });
const link = aLink('one');
const absent = { is: 'absent' } as const;
const ours = <T extends KubernetesObject>(object: T): Present<T> => ({
  is: 'ours',
  object: stored(object, {
    uid: `uid-of-${object.kind}-${object.metadata.name}`,
  }),
});
const endpoint = { server: 'https://services:6443', caData: 'Y2E=' };
const nothingMade: UpstreamLinkObservation = {
  ...{ link, endpoint, granted: [], servedInstead: undefined },
  ...{ serviceAccount: absent, roleBinding: absent },
  ...{ clusterRoleBinding: absent, secret: absent, formerSecret: absent },
};
const made: UpstreamLinkObservation = {
  ...nothingMade,
  serviceAccount: ours(desiredServiceAccount(link)),
  roleBinding: ours(desiredRoleBinding(link)),
  clusterRoleBinding: ours(desiredClusterRoleBinding(link)),
};
const kinds = (writes: readonly Write[]) =>
  writes.map(({ do: what, type }) => `${what} ${type.kind}`);

test('what takes rights away comes before what has them', () => {
  const step = decideUpstreamLink(nothingMade);
  assert.deepEqual(step.kind === 'grant' && kinds(step.writes), [
    ...['create ServiceAccount', 'create RoleBinding'],
    'create ClusterRoleBinding',
  ]);
  const exported = stored(
    { ...desiredRoleBinding(link), metadata: { name: 'e', namespace: 'shop' } },
    { uid: 'e' },
  );
  const own = made.roleBinding.is === 'ours' && made.roleBinding.object;
  const going = decideUpstreamLink({
    ...made,
    link: aLink('one', { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    granted: [exported, own || assert.fail()],
    secret: ours({
      ...{ apiVersion: 'v1', kind: 'Secret' },
      metadata: { name: 's', namespace: 'links' },
    }),
  });
  assert.deepEqual(going.kind === 'remove' && kinds(going.writes), [
    ...['delete RoleBinding', 'delete RoleBinding'],
    'delete ClusterRoleBinding',
    ...['delete ServiceAccount', 'delete Secret'],
  ]);
});

test('nothing is written a second time, and nothing at all before the finalizer is on it', () => {
  const step = decideUpstreamLink(made);
  assert.deepEqual(step, { kind: 'grant', writes: [] });
  assert.equal(
    decideUpstreamLink({
      ...nothingMade,
      link: aLink('one', { finalizers: [] }),
    }).kind,
    'addFinalizer',
  );
});

test('a binding that was changed is put right', () => {
  const binding = desiredRoleBinding(link);
  const others = decideUpstreamLink({
    ...made,
    roleBinding: ours({
      ...binding,
      subjects: [{ kind: 'User', name: 'mallory' }],
    }),
  });
  assert.deepEqual(others.kind === 'grant' && kinds(others.writes), [
    'update RoleBinding',
  ]);
  const another = decideUpstreamLink({
    ...made,
    roleBinding: ours({
      ...binding,
      roleRef: { ...binding.roleRef, name: 'cluster-admin' },
    }),
  });
  assert.deepEqual(another.kind === 'grant' && kinds(another.writes), [
    ...['delete RoleBinding', 'create RoleBinding'],
  ]);
});

for (const which of [
  'serviceAccount',
  'roleBinding',
  'clusterRoleBinding',
] as const) {
  test(`nothing is written where the ${which} is somebody else's`, () => {
    const step = decideUpstreamLink({
      ...nothingMade,
      [which]: { is: 'foreign' },
    });
    assert.equal(
      step.kind === 'tell' && step.serviceAccount.reason,
      'NameTaken',
    );
  });
}

test('the oldest link of a namespace has it', () => {
  const older = aLink('two', { creationTimestamp: '2025-01-01T00:00:00Z' });
  assert.equal(servedLink([link, older]), older);
  assert.equal(servedLink([aLink('b'), aLink('a')])?.metadata.name, 'a');
});

const hash = kubeconfigHash(endpoint, 'account');
const secret = ours({
  ...{ apiVersion: 'v1', kind: 'Secret' },
  metadata: {
    ...{ name: 'one-kubeconfig', namespace: 'links' },
    annotations: { [annotations.kubeconfigOf]: hash },
  },
});
const withToken = (hours: number): UpstreamLinkObservation => ({
  ...{ ...made, secret },
  link: {
    ...link,
    status: {
      kubeconfig: {
        ...{ secretName: 'one-kubeconfig', server: endpoint.server },
        expirationTimestamp: new Date(
          now.getTime() + hours * 3_600_000,
        ).toISOString(),
      },
    },
  },
});

test('the kubeconfig is written anew when half of its life is over, or when it is about something else', () => {
  const kindOf = (observation: UpstreamLinkObservation, account = 'account') =>
    decideKubeconfig(observation, account, now).kind;
  assert.equal(kindOf(withToken(13)), 'keep');
  assert.equal(kindOf(withToken(11)), 'write');
  assert.equal(kindOf(withToken(-1)), 'write');
  assert.equal(kindOf({ ...withToken(13), secret: absent }), 'write');
  assert.equal(kindOf(withToken(13), 'made again'), 'write');
  assert.equal(
    kindOf({
      ...withToken(13),
      endpoint: { ...endpoint, server: 'https://moved:6443' },
    }),
    'write',
  );
  assert.equal(kindOf({ ...withToken(13), secret: { is: 'foreign' } }), 'tell');
  assert.equal(kindOf({ ...withToken(13), endpoint: {} }), 'tell');
});
