import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import { aClaim } from '../../../__testUtils__/databases';
import { now, stored } from '../../../__testUtils__/stored';
import { AssumeCache } from './AssumeCache';
import { Turns } from './Turns';

/** Two claims that wait for the same class, the older one first. */
const older = stored(aClaim('apps', 'older', 'pool'));
const younger = stored(aClaim('apps', 'younger', 'pool'));

function turnsOf(...waiting: ClassClaim[]) {
  const assumed = new AssumeCache();
  const informers = {
    classClaims: { byIndex: () => waiting },
    resourceClaims: { byIndex: () => [] },
  } as unknown as ConstructorParameters<typeof Turns>[0];
  let time = now.getTime();
  const turns = new Turns(
    informers,
    assumed,
    { waitingFor: () => [] },
    () => new Date(time),
  );
  const ahead = (claim: ClassClaim) =>
    turns.before(claim, 'pool').map(({ metadata }) => metadata.name);
  const wait = (ms: number) => {
    time += ms;
  };
  return { assumed, turns, ahead, wait };
}

test('the claim that has waited for longer comes first, as long as it has no instance', () => {
  const { assumed, ahead } = turnsOf(younger, older);
  assert.deepEqual(ahead(younger), ['older']);
  assert.deepEqual(ahead(older), []);
  assumed.take(older.metadata.uid ?? '', 'instance');
  assert.deepEqual(ahead(younger), []);
});

test('a claim that an instance is kept back for gives it to nobody', () => {
  const { assumed, ahead } = turnsOf(younger, older);
  assumed.take(younger.metadata.uid ?? '', 'instance');
  assert.deepEqual(ahead(younger), []);
});

test('nobody waits for others for longer than two seconds', () => {
  const { turns, ahead, wait } = turnsOf(younger, older);
  turns.yielded(younger);
  wait(1_999);
  assert.deepEqual(ahead(younger), ['older']);
  wait(1);
  assert.deepEqual(ahead(younger), []);
  turns.clear(younger);
  assert.deepEqual(ahead(younger), ['older']);
});
