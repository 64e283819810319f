import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { validateParameters } from '../validateParameters';
import { formats } from './formats';

const length = 100_000;

const units = [
  ...['1', 'a', 'a-', 'a.', '1.', '1s', ' ', '-', ':', '0', '%', '@', 'f:'],
  ...['(', ')', '"', '\\', ',', '1 ', 'é', '🐇', 'A+', '=', '/', '<a>'],
];
const textOf = (start: string, part: string, end: string) =>
  start + part.repeat(length / part.length) + end;

/** Much of the same, and an end that does not fit: expressions of JavaScript run for hours on such. All of these are tried. */
const plain: [string][] = units.flatMap(unit =>
  ['', '!'].map((end): [string] => [textOf('', unit, end)]),
);

/** And some of these. */
const adversarial = fc
  .tuple(
    fc.constantFrom('', 'rgb(', '"', '[', 'http://', '-', '0x', ' '),
    fc.constantFrom('', 'a', '1', '.', '-'),
    fc.constantFrom(...units),
    fc.constantFrom('', '!', '\n', '"', '🐇', 'x', '@'),
  )
  .map(([start, first, second, end]) => textOf(start, first + second, end));

describe('formats', () => {
  for (const [name, format] of Object.entries(formats)) {
    if (typeof format !== 'function') {
      continue;
    }
    it(`reads 100 kB in the time that it takes to read them: ${name}`, () => {
      fc.assert(
        fc.property(adversarial, text => {
          const begin = performance.now();
          format(text);
          const took = performance.now() - begin;
          // Quadratic, it would take ten seconds.
          assert.ok(took < 1_000, `${took} ms`);
        }),
        {
          examples: plain,
          numRuns: plain.length + 40,
          // A shorter text would not be slow.
          endOnFailure: true,
        },
      );
    });
  }

  it('does not read what is too long anyhow', () => {
    const text = {
      type: 'string',
      maxLength: 10,
      pattern: '^(x+x+)+y$',
      format: 'duration',
    };
    const { violations } = validateParameters(
      { type: 'object', properties: { a: text } },
      { a: `${'1'.repeat(length)}!` },
    );
    assert.deepEqual(
      violations.map(({ message }) => message),
      ['must be at most 10 characters long'],
    );
  });
});
