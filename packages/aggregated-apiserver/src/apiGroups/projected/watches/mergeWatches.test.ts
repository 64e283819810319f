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
    mergeWatches([
      bodyOf(odd, line('MODIFIED', 'a', '2')),
      bodyOf(line('ADDED', 'b', '3')),
    ]),
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
    mergeWatches([bodyOf(line('ADDED', 'a', '7')), endless]),
  );
  assert.deepEqual(found, [
    line('ADDED', 'a', '7'),
    line('ADDED', 'late', '5'),
  ]);
  assert.ok(Date.now() - begin < 5_000);
  assert.ok(endless.destroyed);
});

test('a watch that breaks is told, once what came before it was', async () => {
  const broken = new Readable({ read() {} });
  broken.push(`${line('ADDED', 'a', '1')}\n`);
  setImmediate(() => broken.destroy(new Error('reset')));
  const merged = mergeWatches([broken]);
  await assert.rejects(all(merged), /reset/);
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
      () => ({ kind: 'Changed' }),
    ),
  );
  assert.deepEqual(found, [
    '{"type":"ADDED","object":{"kind":"Changed"}}',
    '{"type":"ERROR","object":{"code":410}}',
  ]);
});
