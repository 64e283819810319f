import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMetrics, sumOf } from './parseMetrics';

const samples = parseMetrics(`# HELP requests All of them.
requests{verb="LIST",path="a \\"b\\""} 3
requests{verb="GET"} 1.5e+2
memory 7
`);

test('an exposition is read with its labels', () => {
  assert.deepEqual(samples, [
    {
      name: 'requests',
      labels: { verb: 'LIST', path: 'a \\"b\\"' },
      value: 3,
    },
    { name: 'requests', labels: { verb: 'GET' }, value: 150 },
    { name: 'memory', labels: {}, value: 7 },
  ]);
});

test('samples are summed up by name and labels', () => {
  assert.equal(sumOf(samples, 'requests'), 153);
  assert.equal(
    sumOf(samples, 'requests', ({ verb }) => verb === 'LIST'),
    3,
  );
});
