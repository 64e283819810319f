import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { Expectations } from './Expectations';

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
  const expectations = new Expectations(client, {
    get: () => cached,
  });
  return { expectations, lists: () => lists };
}

test('a copy that is newer than the term has all that was written before; the term is dated once', async () => {
  const { expectations, lists } = begin();
  assert.equal(await expectations.areIn(aCopy('99')), false);
  assert.equal(await expectations.areIn(aCopy('100')), false);
  assert.equal(await expectations.areIn(aCopy('101')), true);
  assert.equal(lists(), 1);
});

test('what this term wrote has to be in it', async () => {
  const { expectations } = begin();
  const written = await expectations.note(aCopy('101'), async () =>
    aCopy('107'),
  );
  assert.equal(await expectations.areIn(aCopy('101')), false);
  assert.equal(await expectations.areIn(written), true);
  expectations.seen(aCopy('104'));
  assert.equal(await expectations.areIn(aCopy('104')), false);
  expectations.seen(aCopy('107'));
  assert.equal(await expectations.areIn(aCopy('107')), true);
});

test('a write without an answer may have been done: no copy is believed until the next one', async () => {
  const { expectations } = begin(aCopy('130'));
  const lost = expectations.note(aCopy('101'), async () => {
    throw new Error('reset');
  });
  await assert.rejects(lost, /reset/);
  expectations.seen(aCopy('120'));
  assert.equal(await expectations.areIn(aCopy('120')), false);
  await expectations.note(aCopy('120'), async () => aCopy('125'));
  assert.equal(await expectations.areIn(aCopy('125')), true);
});

test('what was made by a copy is not made by it again', async () => {
  const { expectations } = begin();
  expectations.mistrust(aCopy('101'));
  assert.equal(await expectations.areIn(aCopy('101')), false);
  expectations.forget(aCopy('101'));
  assert.equal(await expectations.areIn(aCopy('101')), true);
});

test('versions that are no numbers are not compared', async () => {
  const { expectations } = begin();
  assert.equal(await expectations.areIn(aCopy('abc')), false);
});
