import { isInt64 } from '../values/numbers';
import { Opaque } from '../values/Opaque';

const unit = 10n ** 9n;

const suffixes: Record<string, bigint> = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': 10n ** 9n,
  k: 10n ** 12n,
  M: 10n ** 15n,
  G: 10n ** 18n,
  T: 10n ** 21n,
  P: 10n ** 24n,
  E: 10n ** 27n,
  Ki: 10n ** 9n * 2n ** 10n,
  Mi: 10n ** 9n * 2n ** 20n,
  Gi: 10n ** 9n * 2n ** 30n,
  Ti: 10n ** 9n * 2n ** 40n,
  Pi: 10n ** 9n * 2n ** 50n,
  Ei: 10n ** 9n * 2n ** 60n,
};

const form =
  /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?(?:[eE]([+-]?\d{1,2})|([numkMGTPE]|[KMGTPE]i)?)$/;

/** An amount as Kubernetes writes it (`resource.Quantity`): `500m`, `1.5Gi`, `2e3`. */
export class Quantity extends Opaque {
  readonly typeName = 'kubernetes.Quantity';
  readonly nanos: bigint;
  /**
   * The power of ten of its last digit, as it was written: `1.0` is no integer to an API server. `undefined` where it keeps
   * an amount in another way, and knows none.
   */
  readonly #scale: number | undefined;

  private constructor(nanos: bigint, scale: number | undefined) {
    super();
    this.nanos = nanos;
    this.#scale = scale;
  }

  static of(integer: bigint): Quantity {
    return new Quantity(integer * unit, 0);
  }

  /** `undefined` if the text is none. */
  static parse(text: string): Quantity | undefined {
    const match = text === '' ? null : form.exec(text);
    if (!match) {
      return undefined;
    }
    const [, sign, whole = '', fraction = '', exponent, suffix = ''] = match;
    const value = BigInt(whole + fraction || '0') * (suffixes[suffix] ?? 0n);
    const shift = Number(exponent ?? 0) - fraction.length;
    const nanos =
      shift < 0
        ? divideUp(value, 10n ** BigInt(-shift))
        : value * 10n ** BigInt(shift);
    return new Quantity(
      sign === '-' ? -nanos : nanos,
      scaleOf(whole.replace(/^0+/, ''), fraction, exponent, suffix),
    );
  }

  plus(other: Quantity): Quantity {
    const scales = [this, other]
      .filter(({ nanos }) => nanos !== 0n)
      .map(one => one.#scale);
    const scale = scales.reduce(
      (a, b) =>
        a === undefined || b === undefined ? undefined : Math.min(a, b),
      scales[0] ?? 0,
    );
    return new Quantity(
      this.nanos + other.nanos,
      scales.includes(undefined) ? undefined : scale,
    );
  }

  get negated(): Quantity {
    return new Quantity(-this.nanos, this.#scale);
  }

  /** `undefined` if it is none of 64 bits. */
  get integer(): bigint | undefined {
    const integer = this.nanos / unit;
    return this.#scale !== undefined && this.#scale >= 0 && isInt64(integer)
      ? integer
      : undefined;
  }

  equals(other: Opaque): boolean {
    return other instanceof Quantity && this.nanos === other.nanos;
  }
}

/** As Kubernetes' `resource.ParseQuantity` takes its fast path, in which the scale is known. */
function scaleOf(
  whole: string,
  fraction: string,
  exponent: string | undefined,
  suffix: string,
): number | undefined {
  if (suffix.endsWith('i')) {
    const power =
      ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].indexOf(suffix) * 10 + 10;
    const room = 15 - Math.max(1, whole.length) - Math.trunc(power * 0.3) - 1;
    return fraction === '' && room >= 0 ? 0 : undefined;
  }
  const power =
    exponent === undefined
      ? ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].indexOf(suffix) * 3 -
        9
      : Number(exponent);
  const scale = power - fraction.length;
  return Math.max(1, whole.length) + fraction.length <= 18 && scale >= -9
    ? scale
    : undefined;
}

/** What is finer than a nano is rounded up. */
function divideUp(value: bigint, divisor: bigint): bigint {
  return (value + divisor - 1n) / divisor;
}
