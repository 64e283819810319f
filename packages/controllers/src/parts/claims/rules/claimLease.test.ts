import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  parseClaimLease,
  type ClaimableResource,
  type Lease,
} from '@services-toolkit/claims';
import { leaseNameOf, newClaimLease } from './claimLease';

const resource: ClaimableResource = {
  identity: { group: 'example.org', kind: 'Db', namespace: 'pool', name: 'a' },
  ref: {
    apiVersion: 'example.org/v1',
    kind: 'Db',
    name: 'a',
    namespace: 'pool',
  },
  uid: 'resource-uid',
  labels: {},
  deleting: false,
  bindingName: 'a-secret',
};
const holder = { namespace: 'apps', name: 'claim', uid: 'claim-uid' };
const place = {
  namespace: 'services-toolkit',
  now: new Date('2026-01-02T03:04:05.678Z'),
};

function stored(change: (lease: Lease) => void = () => {}): Lease {
  const lease = newClaimLease(resource, holder, place);
  lease.metadata.uid = 'lease-uid';
  lease.metadata.resourceVersion = '7';
  change(lease);
  return lease;
}

test('what is written is what is read back', () => {
  assert.deepEqual(parseClaimLease(stored()), {
    name: leaseNameOf(resource.identity),
    uid: 'lease-uid',
    resourceVersion: '7',
    holder,
    resourceUid: 'resource-uid',
    resource: resource.ref,
  });
});

test('the Lease names holder, instance and time, and is owned by nobody', () => {
  const lease = stored();
  assert.equal(lease.spec?.holderIdentity, 'apps/claim/claim-uid');
  assert.equal(lease.spec?.acquireTime, '2026-01-02T03:04:05.678000Z');
  assert.match(lease.metadata.name ?? '', /^claim-[0-9a-f]{40}$/);
  assert.equal(lease.metadata.ownerReferences, undefined);
});

test('every resource has a Lease name of its own', () => {
  const names = [
    resource.identity,
    { ...resource.identity, group: 'example.com' },
    { ...resource.identity, kind: 'Queue' },
    { ...resource.identity, namespace: 'other' },
    { ...resource.identity, name: 'b' },
  ].map(leaseNameOf);
  assert.equal(new Set(names).size, names.length);
});

const foreign: [string, (lease: Lease) => void][] = [
  ['another name', lease => (lease.metadata.name = 'controllers')],
  ['no holder', lease => (lease.spec = {})],
  [
    'a holder that is no claim',
    lease => (lease.spec = { holderIdentity: 'pod-1' }),
  ],
  [
    'a holder with too many parts',
    lease => (lease.spec = { holderIdentity: 'a/b/c/d' }),
  ],
  ['no annotations', lease => (lease.metadata.annotations = {})],
  [
    'a reference that is no JSON',
    lease => {
      for (const key of Object.keys(lease.metadata.annotations ?? {})) {
        lease.metadata.annotations = {
          ...lease.metadata.annotations,
          [key]: '{',
        };
      }
    },
  ],
];
for (const [name, change] of foreign) {
  test(`a Lease with ${name} is not one of ours`, () =>
    assert.equal(parseClaimLease(stored(change)), undefined));
}
