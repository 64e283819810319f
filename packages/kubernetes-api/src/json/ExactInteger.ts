/**
 * A whole number beyond ±(2^53-1), of which a `number` would lose digits: what `JSON.rawJSON` makes of its digits. It is
 * frozen, and JSON.stringify writes it as it was read. Neither a spread nor structuredClone keeps what it is: see
 * `copyJson`.
 *
 * @public
 */
export interface ExactInteger {
  /** The digits, with a sign where it is negative: what BigInt takes. */
  readonly rawJSON: string;
}

/** Newer than TypeScript's library: Node 22, Chrome 114, Firefox 135, Safari 18.4. */
interface ExactJson {
  rawJSON?(text: string): ExactInteger;
  isRawJSON?(value: unknown): boolean;
}

const json: JSON & ExactJson = JSON;

/**
 * Whether a value that was read with `parseJson` is a whole number too large for a `number`.
 *
 * @public
 */
export function isExactInteger(value: unknown): value is ExactInteger {
  return json.isRawJSON?.(value) ?? false;
}

/**
 * Makes one of its digits.
 *
 * @throws RangeError where the platform has no JSON.rawJSON: such a number is refused rather than changed
 * @public
 */
export function exactInteger(digits: string): ExactInteger {
  if (!json.rawJSON) {
    throw new RangeError(
      `The number ${digits.slice(
        0,
        100,
      )} has more digits than can be kept here: use Node 22 or a newer browser, or write it as a text.`,
    );
  }
  return json.rawJSON(digits);
}
