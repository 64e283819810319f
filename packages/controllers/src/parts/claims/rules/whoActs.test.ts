import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition } from '@services-toolkit/kubernetes-api';
import { aClaim, aResourceClaim } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { whoActs } from './whoActs';

const ref = { apiVersion: 'v1', kind: 'Secret', name: 's', namespace: 'pool' };
const resourceClaim = stored(aResourceClaim('apps', 'orders', ref));
const classClaim = stored(aClaim('apps', 'orders', 'pg'));
const says = (status: Condition['status'], reason: string) => ({
  conditions: [{ type: 'Ready', status, reason, message: '' }],
});

for (const { name, claim, who } of [
  {
    name: 'nobody has looked at it yet: the controllers do',
    claim: resourceClaim,
    who: 'controller',
  },
  {
    name: 'it is ready: nobody',
    claim: { ...classClaim, status: says('True', 'Ready') },
    who: 'wait',
  },
  {
    name: 'no policy lets it have the resource: whose that is',
    claim: {
      ...resourceClaim,
      status: says('False', 'NoMatchingResourceClaimPolicy'),
    },
    who: 'operator',
  },
  {
    name: 'its parameters are not what the class takes: the claimant',
    claim: { ...classClaim, status: says('False', 'ReasonParametersInvalid') },
    who: 'claimant',
  },
  {
    name: 'it is being deleted, and has said nothing yet: nobody',
    claim: {
      ...classClaim,
      metadata: {
        ...classClaim.metadata,
        deletionTimestamp: '2026-01-01T00:00:00Z',
      },
    },
    who: 'wait',
  },
] as const) {
  test(name, () => assert.equal(whoActs(claim), who));
}
