import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { createInformer } from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { aDatabase, databaseType } from '../../__testUtils__/databases';
import { isSameClaimable } from '../../parts/claims/pools/isSameClaimable';
import { ResourceWatches } from './ResourceWatches';

/** Watches on an API in memory, of which it is counted how many run. */
function aWorld() {
  const client = new InMemoryKubernetes();
  client.serve(databaseType, { hasStatus: true });
  const running = new Set<string>();
  const watches = new ResourceWatches((selection, hooks) => {
    const stop = new AbortController();
    const informer = createInformer({ client, ...selection, ...hooks });
    const name = selection.labelSelector ?? 'all';
    assert.ok(!running.has(name), `${name} is followed twice`);
    running.add(name);
    informer.start(stop.signal);
    return {
      informer,
      stop: () => {
        running.delete(name);
        stop.abort();
      },
    };
  }, isSameClaimable);
  return { client, watches, running };
}

test('the same selection is one watch, for as long as anybody needs it', () => {
  const { watches, running } = aWorld();
  const first = watches.follow('a', { type: databaseType });
  assert.equal(watches.follow('b', { type: databaseType }), first);
  assert.equal(watches.follow('a', { type: databaseType }), first);
  watches.follow('c', { type: databaseType, labelSelector: 'tier=gold' });
  assert.deepEqual([...running], ['all', 'tier=gold']);
  watches.unfollow('a');
  assert.equal(watches.followedBy('b'), first);
  watches.unfollow('b');
  watches.unfollow('b');
  assert.deepEqual([...running], ['tier=gold']);
  watches.unfollow('c');
  assert.equal(watches.size, 0);
});

test('another selection of the same user takes the place of the first', () => {
  const { watches, running } = aWorld();
  watches.follow('a', { type: databaseType });
  watches.follow('a', { type: databaseType, labelSelector: 'tier=gold' });
  assert.deepEqual([...running], ['tier=gold']);
  watches.unfollow('a');
  assert.equal(running.size, 0);
});

test('only what decides about claims is told: another status of the same instance is not', async () => {
  const { client, watches } = aWorld();
  const created = await client.create(databaseType, aDatabase('pool', 'db'));
  const news: string[] = [];
  let finish = () => {};
  const done = new Promise<void>(resolve => {
    finish = resolve;
  });
  watches.listen(({ change, users }) => {
    if (change) {
      news.push(`${change.type} ${users.get('a')}`);
    }
    if (change?.type === 'deleted') {
      finish();
    }
  });
  const informer = watches.follow('a', { type: databaseType });
  await informer.synced();
  const write = (object: KubernetesObject, status: object) =>
    client.update(databaseType, { ...object, status } as KubernetesObject, {
      subresource: 'status',
    });
  const busy = await write(created, { phase: 'Starting' });
  await write(busy, { phase: 'Running', binding: { name: 'creds' } });
  await client.delete(databaseType, { namespace: 'pool', name: 'db' });
  await done;
  watches.unfollow('a');
  assert.deepEqual(news, ['added a', 'modified a', 'deleted a']);
});
