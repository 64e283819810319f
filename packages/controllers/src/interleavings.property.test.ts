import assert from 'node:assert/strict';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

/** How many, with another seed each time, and which: `INTERLEAVINGS=100000` plays more, `SEED=1` those of a seed again, `SHRINK=1` looks for a smaller one. */
const count = Number(process.env.INTERLEAVINGS ?? 2_500);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const shrink = process.env.SHRINK !== undefined;

const workers = availableParallelism();

test(`${count} interleavings (SEED=${seed}) of what users, operators, the network and crashes do: nothing held twice, nothing leaked, every claim ready or with a true reason`, async () => {
  const answers = await Promise.all(
    Array.from({ length: workers }, async (_, i) => {
      const worker = new Worker(
        join(__dirname, '__testUtils__/interleavings/worker.ts'),
        {
          execArgv: ['--import', 'tsx', '--no-warnings'],
          workerData: {
            count: Math.ceil(count / workers),
            seed: seed + i,
            shrink,
          },
        },
      );
      const [answer] = await once(worker, 'message');
      await worker.terminate();
      return answer;
    }),
  );
  assert.deepEqual(
    answers,
    answers.map(() => ({ kind: 'well' })),
    answers.map(({ message }) => message).join('\n'),
  );
});
