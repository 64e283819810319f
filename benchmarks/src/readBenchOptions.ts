import { parseArgs } from 'node:util';

/** How much is measured. The defaults are what is promised, but for the window at rest. */
export interface BenchOptions {
  /** Claims at rest; in the portal over all clusters. */
  claims: number;
  /** Seconds in which nothing may happen at rest. */
  windowSeconds: number;
  /** Clusters that the portal knows. */
  clusters: number;
  /** Classes, over all of the portal's clusters. */
  classes: number;
  /** Seconds from a start of the portal's backend until its memory is looked at. */
  settleSeconds: number;
}

/**
 * Reads `[word…] [--claims=<n>] [--window=<seconds>] [--clusters=<n>] [--classes=<n>] [--settle=<seconds>]`.
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
      clusters: { type: 'string', default: '50' },
      classes: { type: 'string', default: '1000' },
      settle: { type: 'string', default: '60' },
    },
  });
  return {
    words: positionals,
    claims: positive('claims', values.claims),
    windowSeconds: positive('window', values.window),
    clusters: positive('clusters', values.clusters),
    classes: positive('classes', values.classes),
    settleSeconds: positive('settle', values.settle),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} has to be a whole number from 1, not "${text}"`);
  return value;
}
