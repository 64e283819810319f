import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { wholeLines } from './wholeLines';

const passedOn = async (chunks: string[], longest = 1_000) => {
  const found: string[] = [];
  const body = Readable.from(chunks.map(one => Buffer.from(one)));
  for await (const one of wholeLines(body, longest)) {
    found.push(String(one));
  }
  return found;
};

test('lines are passed on as they come, and what breaks off in the middle of one is not', async () => {
  assert.deepEqual(await passedOn(['a\nb\n', 'c', 'd', 'e\nf', 'g']), [
    'a\nb\n',
    'cde\n',
  ]);
});

test('a line without an end is not kept', async () => {
  await assert.rejects(passedOn(['12345', '67890', '1'], 10), /more than 10/);
});
