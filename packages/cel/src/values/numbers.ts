import { CelError } from './CelError';
import { Uint } from './Uint';

const largestInt = 2n ** 63n - 1n;
const smallestInt = -(2n ** 63n);
const largestUint = 2n ** 64n - 1n;

export function isInt64(value: bigint): boolean {
  return value >= smallestInt && value <= largestInt;
}

/** @throws CelError if the value needs more than 64 bits */
export function int(value: bigint): bigint {
  if (!isInt64(value)) {
    throw new CelError('integer overflow');
  }
  return value;
}

/** @throws CelError if the value needs more than 64 bits, or is less than zero */
export function uint(value: bigint): Uint {
  if (value < 0n || value > largestUint) {
    throw new CelError('unsigned integer overflow');
  }
  return new Uint(value);
}

export type CelNumber = bigint | number | Uint;

export function isNumber(value: unknown): value is CelNumber {
  return (
    typeof value === 'bigint' ||
    typeof value === 'number' ||
    value instanceof Uint
  );
}

/** Less than, equal to or greater than zero; NaN where one of them is NaN. JavaScript compares bigint and number exactly. */
export function compareNumbers(a: CelNumber, b: CelNumber): number {
  const left = a instanceof Uint ? a.value : a;
  const right = b instanceof Uint ? b.value : b;
  if (left < right) {
    return -1;
  }
  if (left > right) {
    return 1;
  }
  // eslint-disable-next-line eqeqeq
  return left == right ? 0 : NaN;
}

/** As Go's `%g` writes a float64. */
export function doubleToText(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : `${value > 0 ? '+' : '-'}Inf`;
  }
  if (Object.is(value, -0)) {
    return '-0';
  }
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) {
    return String(value);
  }
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${digits}e${power < 0 ? '-' : '+'}${size}`;
}
