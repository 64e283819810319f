import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createWorkQueue } from './createWorkQueue';

describe('the work queue', () => {
  it('holds a key once', async () => {
    const queue = createWorkQueue();
    queue.add('a');
    queue.add('b');
    queue.add('a');
    assert.equal(queue.length, 2);
    assert.deepEqual([await queue.take(), await queue.take()], ['a', 'b']);
  });

  it('hands a key out again only after it was given back', async () => {
    const queue = createWorkQueue();
    queue.add('a');
    await queue.take();
    queue.add('a');
    assert.equal(queue.length, 0);
    queue.done('a');
    assert.equal(await queue.take(), 'a');
  });

  it('keeps the earliest of several plans for a key', async t => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const queue = createWorkQueue();
    queue.addAfter('a', 1000);
    queue.addAfter('a', 100);
    queue.addAfter('a', 500);
    t.mock.timers.tick(99);
    assert.equal(queue.length, 0);
    t.mock.timers.tick(1);
    assert.equal(queue.length, 1);
    await queue.take();
    queue.done('a');
    t.mock.timers.tick(2000);
    assert.equal(queue.length, 0);
  });

  it('backs off for each key separately, up to a limit, until it is forgotten', t => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    const queue = createWorkQueue({
      initialMs: 100,
      maxMs: 400,
      random: () => 1,
    });
    const waitsFor = async (key: string, ms: number) => {
      queue.addRateLimited(key);
      t.mock.timers.tick(ms - 1);
      assert.equal(queue.length, 0, `too early after ${ms}`);
      t.mock.timers.tick(1);
      assert.equal(queue.length, 1, `not after ${ms}`);
      queue.take();
      queue.done(key);
    };
    for (const ms of [100, 200, 400, 400]) {
      waitsFor('a', ms);
    }
    waitsFor('b', 100);
    queue.forget('a');
    waitsFor('a', 100);
  });

  it('lets all takers go at shutdown, and takes nothing more', async () => {
    const queue = createWorkQueue();
    const taken = queue.take();
    queue.addAfter('b', 1);
    queue.shutDown();
    queue.add('a');
    assert.deepEqual([await taken, await queue.take()], [undefined, undefined]);
  });

  it('never hands a key out twice at a time, and loses none', async () => {
    const operation = fc.record({
      op: fc.constantFrom('add', 'take', 'done'),
      key: fc.constantFrom('a', 'b', 'c'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { maxLength: 60 }),
        async operations => {
          const queue = createWorkQueue();
          const working: string[] = [];
          const owed = new Set<string>();
          const take = async () => {
            const key = (await queue.take()) ?? '';
            assert.ok(!working.includes(key));
            owed.delete(key);
            working.push(key);
          };
          for (const { op, key } of operations) {
            if (op === 'add') {
              queue.add(key);
              owed.add(key);
            } else if (op === 'take' && queue.length > 0) {
              await take();
            } else if (op === 'done' && working.length > 0) {
              queue.done(working.shift() ?? '');
            }
          }
          working.splice(0).forEach(key => queue.done(key));
          while (queue.length > 0) {
            await take();
          }
          assert.equal(owed.size, 0);
        },
      ),
    );
  });
});
