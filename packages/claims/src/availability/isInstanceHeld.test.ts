import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResourceClaim } from '@services-toolkit/kubernetes-api';
import type { ClaimLease } from './ClaimLease';
import { isInstanceHeld } from './isInstanceHeld';

const ref = {
  apiVersion: 'example.org/v1',
  kind: 'Db',
  name: 'one',
  namespace: 'pool',
};
const lease = (claimUid: string, resourceUid: string): ClaimLease => ({
  name: 'claim-x',
  uid: 'lease',
  resourceVersion: '1',
  holder: { namespace: 'apps', name: claimUid, uid: claimUid },
  resourceUid,
  resource: ref,
});
const claim = (
  uid: string,
  status?: ResourceClaim['status'],
): ResourceClaim => ({
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ResourceClaim',
  metadata: { namespace: 'apps', name: uid, uid, generation: 1 },
  spec: { ref },
  ...(status && { status }),
});
const holding = claim('q1', { observedGeneration: 1, claimedResourceRef: ref });

const rows: [string, ClaimLease[], ResourceClaim[], boolean][] = [
  ['nobody has a claim on it', [], [], false],
  ['a Lease is on it', [lease('q1', 'new')], [], true],
  ['a claim was just made', [], [claim('q1')], true],
  [
    'a claim has said that it does not hold it',
    [],
    [claim('q1', { observedGeneration: 1 })],
    false,
  ],
  ['a claim holds it, and its Lease is on its way', [], [holding], true],
  [
    'a claim holds the one that had the name before',
    [lease('q1', 'old')],
    [holding],
    false,
  ],
  [
    'one holds the former one, and another was just made',
    [lease('q1', 'old')],
    [holding, claim('q2')],
    true,
  ],
];

for (const [name, leases, claims, held] of rows) {
  test(`${name}: it is ${held ? 'held' : 'free'}`, () =>
    assert.equal(
      isInstanceHeld('new', {
        leasesOn: uid => leases.filter(one => one.resourceUid === uid),
        leasesOf: uid => leases.filter(one => one.holder.uid === uid),
        claims,
      }),
      held,
    ));
}
