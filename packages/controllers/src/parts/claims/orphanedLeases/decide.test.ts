import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimLease } from '@services-toolkit/claims';
import { decideLease } from './decide';

const lease: ClaimLease = {
  name: 'claim-x',
  uid: 'lease',
  resourceVersion: '1',
  holder: { namespace: 'apps', name: 'mine', uid: 'uid' },
  resourceUid: 'resource',
  resource: { apiVersion: 'v1', kind: 'Secret', name: 's', namespace: 'pool' },
};

test('a Lease that is no claim is left alone', () =>
  assert.deepEqual(decideLease({ lease: undefined, holder: 'unknown' }), {
    kind: 'keep',
  }));
test('a Lease whose holder is there stays', () =>
  assert.deepEqual(decideLease({ lease, holder: 'exists' }), { kind: 'keep' }));
test('a holder that the cache does not have is asked for', () =>
  assert.deepEqual(decideLease({ lease, holder: 'unknown' }), {
    kind: 'askForHolder',
    lease,
  }));
test('a Lease whose holder is gone goes', () =>
  assert.deepEqual(decideLease({ lease, holder: 'gone' }), {
    kind: 'delete',
    lease,
  }));
