import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  getCondition,
  type DownstreamClusterLink,
  type DownstreamClusterLinkStatus,
} from '@services-toolkit/kubernetes-api';
import { now, stored } from '../../../__testUtils__/stored';
import { decideDownstreamLink, type DownstreamLinkObservation } from './decide';

const link: DownstreamClusterLink = stored({
  apiVersion:
    'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1',
  kind: 'DownstreamClusterLink',
  metadata: { name: 'services', namespace: 'services-toolkit' },
  spec: {
    upstream: { name: 'services', kubeconfig: { secretName: 'services' } },
  },
});
const groups = [{ group: 'sql.example.org', versions: ['v1'] }];
const healthy: DownstreamLinkObservation = {
  link,
  secret: {
    is: 'valid',
    access: { server: 'https://services:6443', token: 'secret-token' },
    times: {
      issuedAtMs: now.getTime() - 1_000,
      expiresAtMs: now.getTime() + 86_400_000,
    },
  },
  upstream: {
    ...{ reachable: true, version: 'v1.37.2', groups, isRefused: false },
    user: {
      username: 'system:serviceaccount:links:services-toolkit-link',
      uid: 'u',
    },
    skewSeconds: 0,
  },
  isItself: false,
  proxy: {
    caBundle: 'Y2E=',
    serviceReference: { name: 'p', namespace: 'n', port: 443 },
  },
};
const reasonsOf = (status: DownstreamClusterLinkStatus) =>
  ['UpstreamReachable', 'ProxyReady', 'Ready'].map(
    type => getCondition(status.conditions, type)?.reason,
  );
const decide = (observation: DownstreamLinkObservation, at = now) =>
  decideDownstreamLink(observation, at) ?? assert.fail('nothing is told');
/** What is decided some time after a status was written. */
const later = (
  observation: DownstreamLinkObservation,
  minutes: number,
  change: Partial<DownstreamLinkObservation>,
) => {
  const status = decide(observation);
  return decide(
    { ...observation, link: { ...link, status }, ...change },
    new Date(now.getTime() + minutes * 60_000),
  );
};

test('a link that is well says so, and says the same the second time', () => {
  const status = decide(healthy);
  assert.deepEqual(reasonsOf(status), [
    'UpstreamReachable',
    'ProxyReady',
    'Ready',
  ]);
  assert.deepEqual(later(healthy, 10, {}), status);
  assert.ok(!JSON.stringify(status).includes('secret-token'));
});

test('an outage leaves what is known, and says since when and why', () => {
  const away = { ...healthy.upstream, reachable: false, error: 'no route' };
  const status = later(healthy, 10, {
    upstream: { ...away, isRefused: false },
  });
  assert.equal(reasonsOf(status)[2], 'UpstreamUnreachable');
  assert.deepEqual(status.upstream?.groups, groups);
  assert.equal(status.upstream?.since, '2026-01-01T12:10:00Z');
  assert.equal(status.upstream?.lastError, 'no route');
});

test('who starts during an outage takes what is known from the status, and goes on since then', () => {
  const away = {
    ...{ reachable: false, error: 'no route', isRefused: false },
  } as const;
  const before = decide(healthy);
  const lost = decide(
    { ...healthy, link: { ...link, status: before }, upstream: away },
    new Date('2026-01-01T12:10:00Z'),
  );
  const restarted = decide(
    { ...healthy, link: { ...link, status: lost }, upstream: away },
    new Date('2026-01-01T12:50:00Z'),
  );
  assert.deepEqual(restarted, lost);
  assert.deepEqual(restarted.upstream?.groups, groups);
});

test('what is not known yet is Unknown, and takes nothing back', () => {
  const unknown = { ...healthy, upstream: undefined };
  const status = decide(unknown);
  assert.deepEqual(reasonsOf(status), [
    'Initializing',
    'ProxyReady',
    'Initializing',
  ]);
  const known = { ...link, status: decide(healthy) };
  assert.equal(
    decideDownstreamLink({ ...unknown, link: known }, now),
    undefined,
  );
  assert.equal(
    decideDownstreamLink({ ...unknown, secret: { is: 'pending' } }, now),
    undefined,
  );
});

const refused = { ...healthy.upstream, reachable: false, isRefused: true };
const secret = healthy.secret.is === 'valid' && healthy.secret;
const cases: [string, Partial<DownstreamLinkObservation>, string, string][] = [
  [
    'a token that is not taken though it should be good',
    { upstream: refused },
    ...(['TokenRevoked', 'TokenRevoked'] as const),
  ],
  [
    'one that has run out',
    {
      upstream: refused,
      secret: {
        ...(secret || assert.fail()),
        times: { issuedAtMs: 0, expiresAtMs: now.getTime() - 1 },
      },
    },
    ...(['TokenExpired', 'TokenExpired'] as const),
  ],
  [
    'one that has run out by the clock there, which is ahead',
    {
      upstream: { ...refused, skewSeconds: 86_401 },
    },
    ...(['TokenExpired', 'TokenExpired'] as const),
  ],
  [
    'a link to the cluster itself',
    { isItself: true },
    ...(['LinkToItself', 'LinkToItself'] as const),
  ],
  [
    'the credentials of an administrator',
    {
      upstream: {
        ...(healthy.upstream ?? assert.fail()),
        user: { username: 'kubernetes-admin', uid: '' },
      },
    },
    ...(['KubeconfigNotValid', 'KubeconfigNotValid'] as const),
  ],
  [
    'those of a ServiceAccount whose name only ends like that',
    {
      upstream: {
        ...(healthy.upstream ?? assert.fail()),
        user: {
          username: 'system:serviceaccount:a:b:services-toolkit-link',
          uid: '',
        },
      },
    },
    ...(['KubeconfigNotValid', 'KubeconfigNotValid'] as const),
  ],
  [
    'no Secret',
    { secret: { is: 'absent' }, upstream: undefined },
    ...(['SecretNotFound', 'SecretNotFound'] as const),
  ],
  [
    'no proxy',
    { proxy: {} },
    ...(['UpstreamReachable', 'ProxyNotInstalled'] as const),
  ],
];
for (const [what, change, reachable, ready] of cases) {
  test(`${what}: ${ready}`, () => {
    const reasons = reasonsOf(
      decide({ ...healthy, ...change } as DownstreamLinkObservation, now),
    );
    assert.equal(reasons[0], reachable);
    assert.equal(reasons[2], ready);
  });
}

test('of a cluster that is no service cluster nothing is told that could be imported', () => {
  const status = later(healthy, 1, { isItself: true });
  assert.equal(status.upstream?.groups, undefined);
});
