import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { aClaim, aPoolClass } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { aTemplateClass } from '../../../__testUtils__/templates';
import { authorizationGate } from './authorizationGate';
import { firstRefusal, type Gate } from './Gate';

const claim = stored(aClaim('apps', 'orders', 'pg'));
const pool = stored(aPoolClass('pg'));

test('the first gate that is closed speaks, and those behind it are not asked', async () => {
  const asked: string[] = [];
  const gate = (name: string, message?: string): Gate => ({
    name,
    async refusalOf() {
      asked.push(name);
      return message === undefined
        ? undefined
        : { reason: 'ClaimNotAuthorized', message };
    },
  });
  const gates = [gate('a'), gate('b', 'no quota'), gate('c', 'not approved')];
  const refusal = await firstRefusal(gates, claim, pool);
  assert.equal(refusal?.message, 'no quota');
  assert.deepEqual(asked, ['a', 'b']);
  assert.equal(await firstRefusal([gate('d')], claim, pool), undefined);
});

test('pools need no authorisation, and classes that make instances do', async () => {
  const reviews: KubernetesObject[] = [];
  const gate = authorizationGate({
    async create(_, review) {
      reviews.push(review);
      return { ...review, status: { allowed: false } };
    },
  });
  assert.equal(await gate.refusalOf(claim, pool), undefined);
  assert.equal(reviews.length, 0);
  const refusal = await gate.refusalOf(
    claim,
    stored(aTemplateClass('pg', 'pg')),
  );
  assert.equal(refusal?.reason, 'ClaimNotAuthorized');
});
