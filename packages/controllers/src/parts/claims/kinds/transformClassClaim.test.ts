import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  type ClassClaim,
  type ObjectMeta,
} from '@services-toolkit/kubernetes-api';
import { aClaim } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { transformClassClaim } from './transformClassClaim';

const claim: ClassClaim = {
  ...stored(aClaim('apps', 'x', 'pg'), {
    labels: { team: 'a' },
    annotations: { note: 'mine', [annotations.requestedBy]: 'alice' },
  }),
  spec: { classRef: { name: 'pg' }, parameters: { storageGB: 20 } },
};
const ref = { apiVersion: 'v1', kind: 'Secret', name: 's', namespace: 'pool' };

test('a small claim that waits is kept as it is', () => {
  assert.equal(transformClassClaim(claim), claim);
});

test('of a claim that has found its instance the parameters are left out', () => {
  const kept = transformClassClaim({ ...claim, status: { resourceRef: ref } });
  assert.deepEqual(kept.spec, { classRef: { name: 'pg' } });
  assert.deepEqual(kept.metadata, claim.metadata);
  assert.equal(kept.isCut, undefined);
});

const noted = (more: Partial<ObjectMeta>): ClassClaim => ({
  ...claim,
  metadata: { ...claim.metadata, ...more },
});
const { annotations: notes } = claim.metadata;
const many = (prefix: string) =>
  Array.from({ length: 2_000 }, (_, i) => `${prefix}-${i}`);

for (const [what, large] of [
  [
    'parameters',
    { ...claim, spec: { ...claim.spec, parameters: { a: 'x'.repeat(1e6) } } },
  ],
  [
    'annotations',
    noted({ annotations: { ...notes, other: 'x'.repeat(200_000) } }),
  ],
  [
    'labels',
    noted({ labels: Object.fromEntries(many('a').map(key => [key, key])) }),
  ],
  ['finalizers', noted({ finalizers: many('example.org/finalizer') })],
  [
    'ownerReferences',
    noted({
      ownerReferences: many('owner').map(name => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name,
        uid: name,
      })),
    }),
  ],
] as const) {
  test(`large ${what} are left out, and the claim says so`, () => {
    const kept = transformClassClaim(large);
    assert.ok(JSON.stringify(kept).length < 1_000);
    assert.equal(kept.isCut, true);
    assert.equal(kept.metadata.annotations?.[annotations.requestedBy], 'alice');
    assert.equal(kept.spec.classRef?.name, 'pg');
  });
}
