import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { giveMemoryBack } from './giveMemoryBack';

const mib = 1024 * 1024;

function watch(t: TestContext) {
  t.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const stop = new AbortController();
  const heap = { size: 100 * mib, busy: 1, collections: 0, lasts: 100 };
  giveMemoryBack(stop.signal, {
    collect: () => {
      heap.collections++;
      heap.size = 60 * mib;
      t.mock.timers.setTime(Date.now() + heap.lasts);
    },
    size: () => heap.size,
    busy: () => heap.busy,
  });
  return { heap, stop, pass: (ms: number) => t.mock.timers.tick(ms) };
}

test('the heap is collected once the process has nothing to do', t => {
  const { heap, pass } = watch(t);
  pass(10_000);
  assert.equal(heap.collections, 0);
  heap.busy = 0.05;
  pass(500);
  assert.equal(heap.collections, 1);
});

test('at rest it is collected once, and again when it has grown', t => {
  const { heap, pass } = watch(t);
  heap.busy = 0;
  pass(600_000);
  assert.equal(heap.collections, 1);
  heap.size = 70 * mib;
  pass(600_000);
  assert.equal(heap.collections, 1);
  heap.size = 80 * mib;
  pass(500);
  assert.equal(heap.collections, 2);
});

test('little work is not paused for it, but by the first one', t => {
  const { heap, pass } = watch(t);
  heap.busy = 0.13;
  pass(500);
  assert.equal(heap.collections, 1);
  heap.size = 200 * mib;
  pass(60_000);
  assert.equal(heap.collections, 1);
  heap.busy = 0;
  pass(500);
  assert.equal(heap.collections, 2);
});

test('what takes long is done seldom', t => {
  const { heap, pass } = watch(t);
  heap.busy = 0;
  heap.lasts = 400;
  for (let seconds = 0; seconds < 60; seconds++) {
    heap.size = 100 * mib;
    pass(1_000);
  }
  assert.ok(heap.collections <= 3, `${heap.collections} in a minute`);
});

test('it ends with the signal', t => {
  const { heap, stop, pass } = watch(t);
  stop.abort();
  heap.busy = 0;
  pass(10_000);
  assert.equal(heap.collections, 0);
});

test('a process that has read much and come to rest gets smaller', async () => {
  const program = `
    const { giveMemoryBack } = require(${JSON.stringify(
      require.resolve('./giveMemoryBack.ts'),
    )});
    giveMemoryBack(new AbortController().signal);
    let lists = Array.from({ length: 400_000 }, (_, i) => ({ name: 'claim-' + i, at: [i] }));
    lists = lists.filter((_, i) => i % 100 === 0);
    const before = process.memoryUsage().rss;
    setTimeout(() => console.log(before - process.memoryUsage().rss), 3_000);`;
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--eval', program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', text => {
    said += text;
  });
  await once(child, 'close');
  assert.ok(Number(said) > 10 * mib, `${Number(said) / mib} MiB`);
});
