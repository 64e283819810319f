import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  aDatabase,
  aPolicy,
  databaseType,
} from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import {
  toClaimableResource,
  type PoolInstance,
} from '@services-toolkit/claims';
import { chooseInstance, describePoolCount } from './chooseInstance';

const open = () => [aPolicy('pool', ['*'])];
const closed = () => [];
const claim = { uid: 'claim', namespace: 'apps' };

function instance(
  name: string,
  change: { held?: boolean; unbound?: boolean; deleting?: boolean } = {},
): PoolInstance {
  const object = stored(
    {
      ...aDatabase('pool', name),
      ...(!change.unbound && { status: { binding: { name: 'secret' } } }),
    },
    change.deleting ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {},
  );
  return {
    resource: toClaimableResource(object, databaseType),
    held: change.held ?? false,
  };
}

const none = { existing: 0, held: 0, closed: 0, unusable: 0 };
const rows = [
  { name: 'an empty pool', instances: [], policies: open, count: none },
  {
    name: 'all are held',
    instances: [instance('a', { held: true }), instance('b', { held: true })],
    policies: open,
    count: { ...none, existing: 2, held: 2 },
  },
  {
    name: 'no policy opens them',
    instances: [instance('a')],
    policies: closed,
    count: { ...none, existing: 1, closed: 1 },
  },
  {
    name: 'no binding yet',
    instances: [instance('a', { unbound: true })],
    policies: open,
    count: { ...none, existing: 1, unusable: 1 },
  },
  {
    name: 'on its way out',
    instances: [instance('a', { deleting: true })],
    policies: open,
    count: { ...none, existing: 1, unusable: 1 },
  },
  {
    name: 'one that is held and closed is counted once',
    instances: [instance('a', { held: true })],
    policies: closed,
    count: { ...none, existing: 1, held: 1 },
  },
];
for (const { name, instances, policies, count } of rows) {
  test(`none is chosen: ${name}`, () =>
    assert.deepEqual(chooseInstance(claim, instances, policies), {
      kind: 'none',
      count,
    }));
}

test('the only free one is chosen', () => {
  const choice = chooseInstance(
    claim,
    [
      instance('a', { held: true }),
      instance('b'),
      instance('c', { unbound: true }),
    ],
    open,
  );
  assert.equal(choice.kind === 'chosen' && choice.resource.identity.name, 'b');
});

test('the choice does not depend on the order in which instances are listed', () => {
  const instances = ['a', 'b', 'c', 'd', 'e'].map(name => instance(name));
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.shuffledSubarray(instances, { minLength: instances.length }),
      (uid, shuffled) => {
        assert.deepEqual(
          chooseInstance({ ...claim, uid }, shuffled, open),
          chooseInstance({ ...claim, uid }, instances, open),
        );
      },
    ),
  );
});

test('claims that race spread over the free instances', () => {
  const instances = Array.from({ length: 20 }, (_, i) => instance(`db-${i}`));
  const chosen = Array.from({ length: 200 }, (_, i) => {
    const choice = chooseInstance(
      { ...claim, uid: `claim-${i}` },
      instances,
      open,
    );
    return choice.kind === 'chosen' ? choice.resource.uid : undefined;
  });
  assert.equal(new Set(chosen).size, instances.length);
});

test('the sentence counts what exists and what is held', () => {
  assert.equal(
    describePoolCount({ existing: 4, held: 1, closed: 2, unusable: 1 }, 'apps'),
    '0 of 4 are free: 1 is held by other claims, 2 are not opened to namespace "apps" by a ResourceClaimPolicy, 1 has no binding Secret yet or is being deleted. The claim takes the next one that is',
  );
  assert.match(describePoolCount(none, 'apps'), /^The pool is empty/);
});

test('what is free is for those that have waited for longer, as many as could take it', () => {
  const instances = [instance('a'), instance('b')];
  const choose = (...ahead: string[]) =>
    chooseInstance(
      claim,
      instances,
      () => [aPolicy('pool', ['apps', 'shop'])],
      ahead,
    ).kind;
  assert.equal(choose(), 'chosen');
  assert.equal(choose('shop'), 'chosen');
  assert.equal(choose('shop', 'apps'), 'othersTurn');
  // No policy opens them to this namespace: its claims cannot take what is free, and do not keep others from it.
  assert.equal(choose('elsewhere', 'elsewhere', 'shop'), 'chosen');
  assert.equal(choose('elsewhere', 'shop', 'apps'), 'othersTurn');
});
