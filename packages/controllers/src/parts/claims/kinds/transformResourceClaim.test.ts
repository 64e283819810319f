import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ObjectMeta,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { aResourceClaim } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { transformResourceClaim } from './transformResourceClaim';
import { ourFinalizers } from '../rules/ourFinalizers';

const owner = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  name: 'x',
  uid: 'uid-of-x',
  controller: true,
};

function claimWith(more: Partial<ObjectMeta>): ResourceClaim {
  return stored(
    aResourceClaim('apps', 'x-12345', {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 's',
    }),
    { ownerReferences: [owner], ...more },
  );
}

test('a small claim is kept as it is', () => {
  const claim = claimWith({ labels: { team: 'a' } });
  assert.equal(transformResourceClaim(claim), claim);
});

test('of a large one it is kept whose it is, and that others have finalizers on it', () => {
  const foreign = Array.from({ length: 1_000 }, (_, i) => `a.org/long-${i}`);
  const kept = transformResourceClaim(
    claimWith({
      annotations: { note: 'x'.repeat(200_000) },
      finalizers: [...foreign, ...ourFinalizers],
    }),
  );
  assert.ok(JSON.stringify(kept).length < 1_000);
  assert.equal(kept.isCut, true);
  assert.deepEqual(kept.metadata.ownerReferences, [owner]);
  assert.deepEqual(kept.metadata.finalizers, [
    ...ourFinalizers,
    'a.org/long-0',
  ]);
});
