import { parseArgs } from 'node:util';

/** How much is measured. The defaults are what is promised, but for the window at rest. */
export interface BenchOptions {
  /** Claims at rest. */
  claims: number;
  /** Seconds in which nothing may happen at rest. */
  windowSeconds: number;
}

/**
 * Reads `[word…] [--claims=<n>] [--window=<seconds>]`.
 *
 * @throws Error that names the argument
 */
export function readBenchOptions(
  args: readonly string[],
): BenchOptions & { words: readonly string[] } {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      claims: { type: 'string', default: '10000' },
      window: { type: 'string', default: '60' },
    },
  });
  return {
    words: positionals,
    claims: positive('claims', values.claims),
    windowSeconds: positive('window', values.window),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} has to be a whole number from 1, not "${text}"`);
  return value;
}
