import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseClaimLease, type Lease } from '@services-toolkit/claims';
import { newClaimLease } from '../rules/claimLease';
import { transformLease } from './transformLease';

const stored = (lease: Lease): Lease => ({
  ...lease,
  metadata: {
    ...lease.metadata,
    uid: 'lease-uid',
    resourceVersion: '7',
    creationTimestamp: '2026-11-30T10:00:00Z',
  },
});

test('what is kept of a Lease says the same about its claim, and little else', () => {
  const lease = stored(
    newClaimLease(
      {
        identity: { group: '', kind: 'Secret', namespace: 'db', name: 'login' },
        ref: {
          apiVersion: 'v1',
          kind: 'Secret',
          namespace: 'db',
          name: 'login',
        },
        uid: 'secret-uid',
        labels: {},
        deleting: false,
        bindingName: 'login',
      },
      { namespace: 'apps', name: 'shop', uid: 'claim-uid' },
      { namespace: 'services-toolkit', now: new Date(0) },
    ),
  );
  const kept = transformLease(lease);
  assert.ok(parseClaimLease(lease));
  assert.deepEqual(parseClaimLease(kept), parseClaimLease(lease));
  assert.equal(kept.metadata.namespace, 'services-toolkit');
  assert.equal(kept.metadata.labels, undefined);
  assert.equal(kept.spec?.acquireTime, undefined);
});

test('a Lease that is no claim’s stays none', () => {
  const election = stored({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: 'services-toolkit-controllers', namespace: 'apps' },
    spec: { holderIdentity: 'a/b/c' },
  });
  assert.equal(parseClaimLease(transformLease(election)), undefined);
  assert.equal(
    parseClaimLease(transformLease({ ...election, spec: undefined })),
    undefined,
  );
});
