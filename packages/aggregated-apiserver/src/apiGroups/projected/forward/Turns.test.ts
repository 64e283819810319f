import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from './Turns';

test('so many at a time, each in its turn, whatever comes of the others', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  let busy = 0;
  let most = 0;
  const results = await Promise.allSettled(
    [0, 1, 2, 3, 4].map(one =>
      turns.take(async () => {
        begun.push(one);
        most = Math.max(most, ++busy);
        await new Promise(setImmediate);
        busy--;
        if (one === 1) {
          throw new Error('failed');
        }
      }),
    ),
  );
  assert.deepEqual(begun, [0, 1, 2, 3, 4]);
  assert.equal(most, 2);
  assert.equal(results.filter(({ status }) => status === 'rejected').length, 1);
});
