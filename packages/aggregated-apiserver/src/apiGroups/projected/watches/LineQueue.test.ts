import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineQueue } from './LineQueue';

test('who writes waits for who reads, by how much there is', async () => {
  const queue = new LineQueue();
  const large = 'x'.repeat(1024 * 1024);
  await queue.add('first');
  await queue.add(large);
  let isThere = false;
  const waiting = queue.add('later').then(() => (isThere = true));
  await new Promise(setImmediate);
  assert.equal(isThere, false);
  const found: number[] = [];
  for await (const line of queue) {
    found.push(line.length);
    if (found.length === 3) {
      break;
    }
  }
  await waiting;
  assert.deepEqual(found, [5, large.length, 5]);
});

test('what is in it at the end is read, and nobody waits for who has gone', async () => {
  const queue = new LineQueue();
  await queue.add('one');
  queue.end();
  const found: string[] = [];
  for await (const line of queue) {
    found.push(line);
  }
  assert.deepEqual(found, ['one']);
  const left = new LineQueue();
  await left.add('x'.repeat(2 * 1024 * 1024));
  const waiting = left.add('more');
  left.close();
  await waiting;
});
