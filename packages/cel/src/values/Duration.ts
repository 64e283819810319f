import { CelError } from './CelError';

const units: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const largest = 2n ** 63n - 1n;
/** The longest of Go's own: more digits would say nothing more. */
const longest = 100;

/** A span of time, to the nanosecond. */
export class Duration {
  private constructor(readonly nanos: bigint) {}

  /** @throws CelError if there is no such duration in 64 bits */
  static of(nanos: bigint): Duration {
    if (nanos > largest || nanos < -largest - 1n) {
      throw new CelError('integer overflow');
    }
    return new Duration(nanos);
  }

  /** Reads what Go's `time.ParseDuration` reads: `1h30m`, `-1.5s`. `undefined` if the text is none. */
  static parse(text: string): Duration | undefined {
    const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
    if (rest === '0') {
      return new Duration(0n);
    }
    if (rest === '' || text.length > longest) {
      return undefined;
    }
    let nanos = 0n;
    let at = 0;
    for (const [part, whole = '', fraction = '', unit = ''] of rest.matchAll(
      /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g,
    )) {
      const scale = units[unit];
      if (!rest.startsWith(part, at) || !(whole || fraction) || !scale) {
        return undefined;
      }
      nanos += BigInt(whole || '0') * scale;
      nanos +=
        (BigInt(fraction || '0') * scale) / 10n ** BigInt(fraction.length);
      at += part.length;
    }
    if (at !== rest.length || nanos > largest + (sign === '-' ? 1n : 0n)) {
      return undefined;
    }
    return new Duration(sign === '-' ? -nanos : nanos);
  }

  /** In seconds, as CEL writes it: `5400s`. */
  toString(): string {
    const sign = this.nanos < 0n ? '-' : '';
    const size = this.nanos < 0n ? -this.nanos : this.nanos;
    const fraction = String(size % 1_000_000_000n)
      .padStart(9, '0')
      .replace(/0+$/, '');
    return `${sign}${size / 1_000_000_000n}${fraction && `.${fraction}`}s`;
  }
}
