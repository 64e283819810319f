import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClassClaim,
  ObjectReference,
  ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import { aClaim, aResourceClaim } from '../../../../__testUtils__/databases';
import { stored } from '../../../../__testUtils__/stored';
import { lookupOf, type ChildOrigin } from './lookupOf';

const ref = (name: string): ObjectReference => ({
  apiVersion: 'controllers.test/v1',
  kind: 'Database',
  name,
  namespace: 'pool',
});
const waiting = stored(aClaim('apps', 'x', 'pg'));
const settled: ClassClaim = { ...waiting, status: { resourceRef: ref('one') } };
const child = (
  wants: string,
  holds?: string,
  metadata: Partial<ResourceClaim['metadata']> = {},
): ResourceClaim => ({
  ...stored(aResourceClaim('apps', 'x-uid-o', ref(wants)), metadata),
  status: {
    observedGeneration: 1,
    ...(holds && { claimedResourceRef: ref(holds) }),
  },
});
const leaving = { deletionTimestamp: '2026-01-01T00:00:00Z' };

const rows: {
  name: string;
  claim: ClassClaim;
  resourceClaim?: ResourceClaim;
  origin?: ChildOrigin;
  kind: string;
}[] = [
  { name: 'nothing was tried', claim: waiting, kind: 'open' },
  {
    name: 'its own holds an instance',
    claim: waiting,
    resourceClaim: child('one', 'one'),
    kind: 'bound',
  },
  {
    name: 'somebody else made one in its name, which holds something: it is not believed',
    claim: waiting,
    resourceClaim: child('payroll-admin', 'payroll-admin'),
    origin: 'foreign',
    kind: 'foreign',
  },
  {
    name: 'such a one on its way out is waited for',
    claim: waiting,
    resourceClaim: child('payroll-admin', 'payroll-admin', leaving),
    origin: 'foreign',
    kind: 'pending',
  },
  {
    name: 'nobody knows whose it is: nothing is believed',
    claim: waiting,
    resourceClaim: child('one', 'one'),
    origin: 'unknown',
    kind: 'pending',
  },
  {
    name: 'found, and its ResourceClaim is gone',
    claim: settled,
    kind: 'bound',
  },
  {
    name: 'found, and its ResourceClaim holds that',
    claim: settled,
    resourceClaim: child('one', 'one'),
    kind: 'bound',
  },
  {
    name: 'found, and its ResourceClaim was edited, and holds it still',
    claim: settled,
    resourceClaim: child('two', 'one'),
    kind: 'bound',
  },
  {
    name: 'found, and in the place of its ResourceClaim one holds something else',
    claim: settled,
    resourceClaim: child('one', 'payroll-admin'),
    kind: 'foreign',
  },
  {
    name: 'found, and in the place of its ResourceClaim one wants something else',
    claim: settled,
    resourceClaim: child('payroll-admin'),
    kind: 'foreign',
  },
];

for (const { name, claim, resourceClaim, origin = 'own', kind } of rows) {
  test(name, () =>
    assert.equal(lookupOf(claim, resourceClaim, origin, false).kind, kind),
  );
}
