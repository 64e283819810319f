import { exactInteger } from './ExactInteger';

/** As many digits as 2^53 has: numbers that lose some of them have no fewer. */
const manyDigits = /\d{16}/;
/** The same where a number may begin; a text may look like it, too. */
const mayHaveLongNumber = /[:,[\s]-?\d{16}|^-?\d{16}/;
const numbers = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const wholeNumber = /^-?\d+$/;

/**
 * Reads JSON as JSON.parse does, and keeps whole numbers beyond ±(2^53-1) exactly, as `ExactInteger`: Kubernetes knows
 * 64 bits of a whole number. Numbers with a fraction or an exponent are doubles to Kubernetes, and here as well.
 *
 * It costs more than JSON.parse only for texts that hold such a number. No depth of nesting overflows the stack, as a
 * reviver does.
 *
 * @throws SyntaxError for what is no JSON; RangeError for such a number where the platform cannot keep it
 * @public
 */
export function parseJson(text: string): unknown {
  // First, so that what is no JSON never gets valid by what follows.
  const value: unknown = JSON.parse(text);
  if (!mayHaveLongNumber.test(text)) {
    return value;
  }
  const mark = markNotIn(text);
  const marked = markLongNumbers(text, mark);
  return marked === undefined ? value : unmarked(JSON.parse(marked), mark);
}

/** A prefix that no text in it can have. */
function markNotIn(text: string): string {
  for (let number = 0; ; number++) {
    const mark = `exact-integer-${number}:`;
    if (!text.includes(mark)) {
      return mark;
    }
  }
}

/** The text with each whole number that a `number` cannot hold as a marked text; undefined when there is none. */
function markLongNumbers(text: string, mark: string): string | undefined {
  const parts: string[] = [];
  let copied = 0;
  for (const [from, to] of outsideOfTexts(text)) {
    const between = text.slice(from, to);
    if (to - from < 16 || !manyDigits.test(between)) {
      continue;
    }
    for (const { 0: number, index } of between.matchAll(numbers)) {
      if (wholeNumber.test(number) && !Number.isSafeInteger(Number(number))) {
        parts.push(text.slice(copied, from + index), `"${mark}${number}"`);
        copied = from + index + number.length;
      }
    }
  }
  return copied === 0 ? undefined : parts.concat(text.slice(copied)).join('');
}

/** From where to where valid JSON is not within quotes. */
function* outsideOfTexts(text: string): Generator<[number, number]> {
  let from = 0;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) {
      yield [from, text.length];
      return;
    }
    yield [from, quote];
    from = endOfText(text, quote);
  }
}

/** Behind the quote that ends the text which begins here. */
function endOfText(text: string, begin: number): number {
  let quote = begin;
  let backslashes: number;
  do {
    quote = text.indexOf('"', quote + 1);
    backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') {
      backslashes++;
    }
  } while (backslashes % 2 === 1);
  return quote + 1;
}

/** Puts the numbers where their marks are. Without recursion: anybody may nest an object deeply. */
function unmarked(value: unknown, mark: string): unknown {
  const root = { value };
  const pending: object[] = [root];
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    for (const [name, field] of Object.entries(parent)) {
      if (typeof field === 'object' && field !== null) {
        pending.push(field);
      } else if (typeof field === 'string' && field.startsWith(mark)) {
        Reflect.set(parent, name, exactInteger(field.slice(mark.length)));
      }
    }
  }
  return root.value;
}
