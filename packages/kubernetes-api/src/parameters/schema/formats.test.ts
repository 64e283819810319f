import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { validateParameters } from '../validateParameters';
import { formats } from './formats';

const length = 100_000;

/** What makes expressions of JavaScript run for hours: much of the same, and an end that does not fit. */
const adversarial = fc
  .tuple(
    fc.constantFrom('', 'rgb(', '"', '[', 'http://', '-', '0x', ' '),
    fc.constantFrom('', 'a', '1', '.', '-'),
    fc.constantFrom(
      ...['1', 'a', 'a-', 'a.', '1.', '1s', ' ', '-', ':', '0', '%', '@', 'f:'],
      ...['(', ')', '"', '\\', ',', '1 ', 'é', '🐇', 'A+', '=', '/', '<a>'],
    ),
    fc.constantFrom('', '!', '\n', '"', '🐇', 'x', '@'),
  )
  .map(([start, first, second, end]) => {
    const part = first + second;
    return start + part.repeat(length / part.length) + end;
  });

describe('formats', () => {
  for (const [name, format] of Object.entries(formats)) {
    if (typeof format !== 'function') {
      continue;
    }
    it(`reads 100 kB in the time that it takes to read them: ${name}`, () => {
      const times: number[] = [];
      fc.assert(
        fc.property(adversarial, text => {
          const begin = performance.now();
          format(text);
          times.push(performance.now() - begin);
        }),
        { numRuns: 40 },
      );
      // Quadratic, one of them would take ten seconds.
      assert.ok(Math.max(...times) < 1_000, `${Math.max(...times)} ms`);
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
