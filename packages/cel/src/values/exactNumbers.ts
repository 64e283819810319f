import { isInt64 } from './numbers';

/** A number of JSON in its own digits, where JavaScript's numbers cannot hold it: what `JSON.rawJSON` makes. */
export interface RawNumber {
  readonly rawJSON: string;
}

interface JsonWithRaw {
  rawJSON?(text: string): RawNumber;
  isRawJSON?(value: unknown): boolean;
}

const json = JSON as unknown as JsonWithRaw;
const integer = /^-?\d{1,40}$/;

/** Whether a value is a number in its own digits. */
export function isRawNumber(value: unknown): value is RawNumber {
  return (
    typeof value === 'object' &&
    value !== null &&
    (json.isRawJSON?.(value) ?? false)
  );
}

/** The integer that a value of JSON is, to the last digit; `undefined` if it is none of 64 bits. */
export function toBigInt(value: unknown): bigint | undefined {
  const exact =
    typeof value === 'number' ? ofNumber(value) : ofRawNumber(value);
  return exact !== undefined && isInt64(exact) ? exact : undefined;
}

function ofNumber(value: number): bigint | undefined {
  return Number.isInteger(value) ? BigInt(value) : undefined;
}

function ofRawNumber(value: unknown): bigint | undefined {
  return isRawNumber(value) && integer.test(value.rawJSON)
    ? BigInt(value.rawJSON)
    : undefined;
}

/** A value of JSON that has all the digits of an integer; `undefined` where this JavaScript has no way to hold them. */
export function bigIntToJson(value: bigint): number | RawNumber | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number)
    ? number
    : json.rawJSON?.(value.toString());
}
