import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { AccessReviewCache } from './AccessReviewCache';

const alice = { user: 'alice', groups: ['devs'] };
const access = {
  verb: 'create',
  group: '',
  resource: 'secrets',
  namespace: 'apps',
};

function memory() {
  const state = { asked: 0, allowed: true, fails: false, now: 0 };
  const client = {
    async create<T extends KubernetesObject>(_: unknown, review: T) {
      state.asked += 1;
      if (state.fails) {
        throw new Error('the network is down');
      }
      return { ...review, status: { allowed: state.allowed } };
    },
  };
  return {
    state,
    reviews: new AccessReviewCache(client, () => new Date(state.now)),
  };
}

test('the same is asked once in five seconds, also while the first answer is on its way', async () => {
  const { state, reviews } = memory();
  await Promise.all([
    reviews.review(alice, access),
    reviews.review(alice, access),
  ]);
  state.allowed = false;
  assert.deepEqual(await reviews.review(alice, access), { kind: 'allowed' });
  assert.equal(state.asked, 1);
  state.now = 5_000;
  assert.deepEqual(await reviews.review(alice, access), { kind: 'denied' });
});

test('each question has its own answer', async () => {
  const { state, reviews } = memory();
  for (const [person, changes] of [
    [alice, {}],
    [{ ...alice, groups: [] }, {}],
    [{ ...alice, user: 'bob' }, {}],
    [alice, { verb: 'get' }],
    [alice, { group: 'apps' }],
    [alice, { resource: 'configmaps' }],
    [alice, { namespace: 'shop' }],
    [alice, { name: 'one' }],
  ] as const) {
    await reviews.review(person, { ...access, ...changes });
  }
  assert.equal(state.asked, 8);
});

test('a failure is not remembered', async () => {
  const { state, reviews } = memory();
  state.fails = true;
  await assert.rejects(reviews.review(alice, access), /down/);
  state.fails = false;
  assert.deepEqual(await reviews.review(alice, access), { kind: 'allowed' });
});

test('what was asked longest ago is forgotten first', async () => {
  const { state, reviews } = memory();
  for (let i = 0; i <= 1_000; i++) {
    await reviews.review(alice, { ...access, name: `${i}` });
  }
  await reviews.review(alice, { ...access, name: '1000' });
  assert.equal(state.asked, 1_001);
  await reviews.review(alice, { ...access, name: '0' });
  assert.equal(state.asked, 1_002);
});
