import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClaimableResource } from './ClaimableResource';
import { availabilityOf, type InstanceAvailability } from './PoolInstance';

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

const rows: [string, Partial<ClaimableResource>, boolean, string][] = [
  ['held', {}, true, 'pool'],
  ['held', { deleting: true, bindingName: undefined }, true, 'apps'],
  ['unusable', { deleting: true }, false, 'pool'],
  ['unusable', { bindingName: undefined }, false, 'apps'],
  ['closed', {}, false, 'apps'],
  ['claimable', {}, false, 'pool'],
] satisfies [InstanceAvailability, object, boolean, string][];

for (const [expected, facts, held, consumer] of rows) {
  const words = JSON.stringify({ ...facts, held });
  test(`${words} is ${expected} to claims in "${consumer}"`, () => {
    const instance = { resource: { ...resource, ...facts }, held };
    assert.equal(availabilityOf(instance, consumer, []), expected);
  });
}
