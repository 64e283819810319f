import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { mergeWatches } from './mergeWatches';

const line = (type: string, name: string, resourceVersion: string) =>
  JSON.stringify({ type, object: { metadata: { name, resourceVersion } } });
const bodyOf = (...lines: string[]) =>
  Readable.from(lines.map(one => Buffer.from(`${one}\n`)));
const all = async (lines: AsyncGenerator<string>) => {
  const found: string[] = [];
  for await (const one of lines) {
    found.push(one);
  }
  return found;
};

test('the events of all watches come as they are', async () => {
  const odd = '{"type":"ADDED","object":{"spec":{"n":1.0}}}';
  const found = await all(
    mergeWatches(
      [
        bodyOf(odd, line('MODIFIED', 'a', '2')),
        bodyOf(line('ADDED', 'b', '3')),
      ],
      { isShown: true },
    ),
  );
  assert.deepEqual(
    found.sort(),
    [line('ADDED', 'b', '3'), odd, line('MODIFIED', 'a', '2')].sort(),
  );
});

test('a bookmark is no further than the slowest watch', async () => {
  const found = await all(
    mergeWatches([
      bodyOf(line('BOOKMARK', '', '50')),
      bodyOf(line('BOOKMARK', '', '40')),
    ]),
  );
  assert.deepEqual(found, [line('BOOKMARK', '', '40')]);
});

test('when one ends, the others end too, after what was on its way', async () => {
  const endless = new Readable({ read() {} });
  setTimeout(() => endless.push(`${line('ADDED', 'late', '5')}\n`), 100);
  const begin = Date.now();
  const found = await all(
    mergeWatches([bodyOf(line('ADDED', 'a', '7')), endless], { isShown: true }),
  );
  assert.deepEqual(found, [
    line('ADDED', 'a', '7'),
    line('ADDED', 'late', '5'),
  ]);
  assert.ok(Date.now() - begin < 5_000);
  assert.ok(endless.destroyed);
});

/** One watch has told of version 20 when the other one, which is at 11, breaks off. */
const brokenOff = () => {
  const broken = new Readable({ read() {} });
  broken.push(`${line('ADDED', 'b', '11')}\n`);
  setTimeout(() => broken.destroy(new Error('reset')), 50);
  const other = new Readable({ read() {} });
  other.push(`${line('ADDED', 'a', '20')}\n`);
  return [other, broken];
};
const lastOf = async (lines: AsyncGenerator<string>) =>
  JSON.parse((await all(lines)).at(-1) ?? '');

test('where a watch breaks off, a client is told from where to go on: what was not told of others comes again', async () => {
  const bookmark = { kind: 'Widget', apiVersion: 'a/v1' };
  const last = await lastOf(
    mergeWatches(brokenOff(), { from: '10', bookmark }),
  );
  assert.deepEqual(last, {
    type: 'BOOKMARK',
    object: {
      ...bookmark,
      metadata: { resourceVersion: '11', creationTimestamp: null },
    },
  });
});

test('who takes no bookmarks has to list again then, and who has missed nothing has not', async () => {
  const last = await lastOf(mergeWatches(brokenOff(), { from: '10' }));
  assert.equal(last.type, 'ERROR');
  assert.equal(last.object.code, 410);
  const [, broken] = brokenOff();
  const told = await all(mergeWatches([broken as Readable], { from: '10' }));
  assert.deepEqual(told, [line('ADDED', 'b', '11')]);
  const shown = await lastOf(mergeWatches(brokenOff(), { isShown: true }));
  assert.equal(shown.type, 'ADDED');
});

test('several watches keep no more than one of them may, of events that never end', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x');
  let given = 0;
  const endless = () =>
    Readable.from(
      (async function* pieces() {
        for (; given < 500; given++) {
          yield piece;
        }
      })(),
      { highWaterMark: 1 },
    );
  await all(mergeWatches(Array.from({ length: 8 }, endless)));
  assert.ok(given < 60, `${given} MiB were kept`);
});

test('a client that does not read has the watches wait', async () => {
  let read = 0;
  const many = Readable.from(
    (async function* events() {
      for (; read < 100_000; read++) {
        yield Buffer.from(`${line('ADDED', String(read), '1')}\n`);
      }
    })(),
    { highWaterMark: 1 },
  );
  const merged = mergeWatches([many]);
  for (let count = 0; count < 1_000; count++) {
    await merged.next();
  }
  assert.ok(read < 10_000, `${read} were read ahead`);
  await merged.return(undefined);
  assert.ok(many.destroyed);
});

test('what is changed of objects is changed in all events but errors', async () => {
  const found = await all(
    mergeWatches(
      [
        bodyOf(
          line('ADDED', 'a', '1'),
          '{"type":"ERROR","object":{"code":410}}',
        ),
      ],
      { transform: () => ({ kind: 'Changed' }) },
    ),
  );
  assert.deepEqual(found, [
    '{"type":"ADDED","object":{"kind":"Changed"}}',
    '{"type":"ERROR","object":{"code":410}}',
  ]);
});
