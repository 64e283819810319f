import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toClaimableResource } from '@services-toolkit/claims';
import type {
  ClusterInstanceClass,
  Condition,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aDatabase,
  aPolicy,
  aPoolClass,
  aResourceClaim,
  databaseType,
} from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import type { Actor } from '../../../runtime/Decision';
import { absent, found, pending } from '../../../runtime/ReadResult';
import { decideClassClaim } from './decide';
import type { ClassClaimObservation, ClassClaimStep } from './types';

const ready: Condition[] = [
  { type: 'Ready', status: 'True', reason: 'Ready', message: '' },
];
const instanceClass: ClusterInstanceClass = {
  ...stored(aPoolClass('pg')),
  status: { conditions: ready },
};
const free = {
  held: false as const,
  resource: toClaimableResource(
    Object.assign(stored(aDatabase('pool', 'db')), {
      status: { binding: { name: 's' } },
    }),
    databaseType,
  ),
};
const claim = stored(aClaim('apps', 'orders', 'pg'));
const ref = {
  apiVersion: 'controllers.test/v1',
  kind: 'Database',
  name: 'db',
  namespace: 'pool',
};
const resourceClaim = {
  ...stored(aResourceClaim('apps', 'orders-uid-o', ref)),
  status: {
    observedGeneration: 1,
    conditions: ready,
    binding: { name: 's' },
    claimedResourceRef: ref,
  },
};

const tenMinutes = 600_000;
const rows: {
  name: string;
  change: Partial<ClassClaimObservation>;
  step: ClassClaimStep['kind'];
  requeueAfterMs: number | undefined;
  who: Actor;
}[] = [
  {
    name: 'an instance that is free is taken by the controller, which a watch wakes then',
    change: {},
    step: 'createResourceClaim',
    requeueAfterMs: tenMinutes,
    who: 'controller',
  },
  {
    name: 'a claim that has what it wants is looked at when a watch tells, and by nobody else',
    change: { resourceClaim },
    step: 'writeStatus',
    requeueAfterMs: undefined,
    who: 'wait',
  },
  {
    name: 'a claim on an empty pool waits for its operator',
    change: { pool: found([]) },
    step: 'writeStatus',
    requeueAfterMs: tenMinutes,
    who: 'operator',
  },
  {
    name: 'what was just lost is tried again as soon as it may be had again',
    change: { pool: found([]), lostForMs: 1_500 },
    step: 'writeStatus',
    requeueAfterMs: 1_500,
    who: 'operator',
  },
  {
    name: 'a class that does not exist is for the claimant to correct',
    change: { instanceClass: absent },
    step: 'writeStatus',
    requeueAfterMs: tenMinutes,
    who: 'claimant',
  },
  {
    name: 'what the API server refused is tried again soon, since no watch tells of it',
    change: { refusal: 'no quota' },
    step: 'writeStatus',
    requeueAfterMs: 10_000,
    who: 'operator',
  },
  {
    name: 'a pool that nobody has read yet is waited for, and asked for again',
    change: { pool: pending },
    step: 'nothing',
    requeueAfterMs: 10_000,
    who: 'controller',
  },
  {
    name: 'who has waited for longer goes first, and the claim looks again at once',
    change: { ahead: ['apps'] },
    step: 'yield',
    requeueAfterMs: 200,
    who: 'controller',
  },
  {
    name: 'a closed gate is asked again, and keeps a claim from the instance that is free',
    change: {
      closed: { reason: 'ClaimNotAuthorized', message: 'not today' },
    },
    step: 'writeStatus',
    requeueAfterMs: 10_000,
    who: 'claimant',
  },
];

for (const { name, change, ...expected } of rows) {
  test(name, () => {
    const { step, ...decision } = decideClassClaim(
      {
        claim,
        resourceClaim: undefined,
        instanceClass: found(instanceClass),
        pool: found([free]),
        policies: () => [aPolicy('pool', ['*'])],
        refusal: undefined,
        ...change,
      },
      now,
    );
    assert.deepEqual({ step: step.kind, ...decision }, expected);
  });
}
