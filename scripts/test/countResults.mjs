/**
 * Reads how many tests passed and failed from what a runner printed (node's test runner, Jest).
 * What a suite's runner printed in several runs, one after the other, is added up.
 * A suite that ended badly, skipped something or ran nothing counts as at least one failure: no test is lost silently.
 *
 * @param {{ counts: 'runner' | 'exit' }} suite
 * @param {number | string} code exit code, or the signal that ended it
 * @param {string} text everything the suite printed
 * @returns {{ passed: number, failed: number }}
 */
export function countResults(suite, code, text) {
  if (suite.counts === 'exit')
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '');
  const jest = plain.match(/^Tests:\s+(.*)$/m)?.[1];
  const read = jest
    ? word => Number(jest.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
    : word =>
        [
          ...plain.matchAll(
            new RegExp(`^(?:#|ℹ) ${word.slice(0, 4)}\\w* (\\d+)$`, 'gm'),
          ),
        ].reduce((sum, [, count]) => sum + Number(count), 0);
  const passed = read('passed');
  const missing = read('skipped') + read('todo');
  const failed = read('failed') + missing;
  const broken = code !== 0 || passed === 0;
  return { passed, failed: broken ? Math.max(failed, 1) : failed };
}
