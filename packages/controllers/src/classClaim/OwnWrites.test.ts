import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { OwnWrites } from './OwnWrites';

const aCopy = (resourceVersion: string): ClassClaim => ({
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  metadata: { name: 'db', namespace: 'apps', uid: 'uid', resourceVersion },
  spec: { classRef: { name: 'pool' } },
});

/** A term that began at version 100. `cached` is what the watch has shown. */
function begin(cached?: ClassClaim) {
  let lists = 0;
  const client = {
    list: async () => {
      lists++;
      return { items: [], resourceVersion: '100' };
    },
  };
  const ownWrites = new OwnWrites(client, {
    get: () => cached,
  });
  return { ownWrites, lists: () => lists };
}

test('a copy that is newer than the term has all that was written before; the term is dated once', async () => {
  const { ownWrites, lists } = begin();
  assert.equal(await ownWrites.areIn(aCopy('99')), false);
  assert.equal(await ownWrites.areIn(aCopy('100')), false);
  assert.equal(await ownWrites.areIn(aCopy('101')), true);
  assert.equal(lists(), 1);
});

test('what this term wrote has to be in it', async () => {
  const { ownWrites } = begin();
  const written = await ownWrites.note(aCopy('101'), async () => aCopy('107'));
  assert.equal(await ownWrites.areIn(aCopy('101')), false);
  assert.equal(await ownWrites.areIn(written), true);
  ownWrites.seen(aCopy('104'));
  assert.equal(await ownWrites.areIn(aCopy('104')), false);
  ownWrites.seen(aCopy('107'));
  assert.equal(await ownWrites.areIn(aCopy('107')), true);
});

test('a write without an answer may have been done: no copy is believed until the next one', async () => {
  const { ownWrites } = begin(aCopy('130'));
  const lost = ownWrites.note(aCopy('101'), async () => {
    throw new Error('reset');
  });
  await assert.rejects(lost, /reset/);
  ownWrites.seen(aCopy('120'));
  assert.equal(await ownWrites.areIn(aCopy('120')), false);
  await ownWrites.note(aCopy('120'), async () => aCopy('125'));
  assert.equal(await ownWrites.areIn(aCopy('125')), true);
});

test('what was made by a copy is not made by it again', async () => {
  const { ownWrites } = begin();
  ownWrites.mistrust(aCopy('101'));
  assert.equal(await ownWrites.areIn(aCopy('101')), false);
  ownWrites.forget(aCopy('101'));
  assert.equal(await ownWrites.areIn(aCopy('101')), true);
});

test('versions that are no numbers are not compared', async () => {
  const { ownWrites } = begin();
  assert.equal(await ownWrites.areIn(aCopy('abc')), false);
});
