import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnerReference } from '@services-toolkit/kubernetes-api';
import { classClaimOwner, resourceClaimOwner } from './owners';

const ours: OwnerReference = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  name: 'x',
  uid: 'uid-of-x',
  controller: true,
};
const { controller: _, ...noController } = ours;

const rows: [string, OwnerReference[], boolean][] = [
  ['our ClassClaim', [ours], true],
  [
    'our ClassClaim, in another version',
    [{ ...ours, apiVersion: 'services.apps.tanzu.vmware.com/v1' }],
    true,
  ],
  ['nobody', [], false],
  [
    "another group's ClassClaim",
    [{ ...ours, apiVersion: 'nope.example.org/v1' }],
    false,
  ],
  ['another kind', [{ ...ours, kind: 'Nope' }], false],
  ['an owner that does not control', [noController], false],
  [
    'our ClassClaim beside another controller',
    [{ ...ours, kind: 'Nope' }, noController],
    false,
  ],
];

for (const [name, ownerReferences, counts] of rows) {
  test(`what is owned by ${name} ${
    counts ? 'may be' : 'is not'
  } a ClassClaim's`, () => {
    const object = { metadata: { name: 'one', ownerReferences } };
    assert.equal(classClaimOwner(object)?.uid, counts ? ours.uid : undefined);
    assert.equal(resourceClaimOwner(object), undefined);
  });
}
