import { Duration } from '../values/Duration';
import { Timestamp } from '../values/Timestamp';

/*
 * Formats of texts as API servers check them (kube-openapi's `strfmt`). Each takes time in proportion to the text, whatever
 * that is: no repetition is followed by what could match its end, too.
 */

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return text.length <= 36 && uuid.test(text);
}

/** Base64 with its padding; empty text is none. */
export function isBase64(text: string): boolean {
  return (
    text.length > 0 &&
    text.length % 4 === 0 &&
    /^[A-Za-z0-9+/]*$/.test(text.slice(0, -2)) &&
    /^(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]=|==)$/.test(text.slice(-2))
  );
}

export function isDate(text: string): boolean {
  return Timestamp.parseDate(text) !== undefined;
}

export function isDateTime(text: string): boolean {
  if (text.length > 150) {
    return false;
  }
  const [date = '', clock = ''] = text.toLowerCase().split('t');
  const match = /^(\d{2}):(\d{2}):(\d{2})(?:.\d+)?(?:z|[+-]\d{2}:\d{2})$/.exec(
    clock,
  );
  if (!isDate(date) || !match) {
    return false;
  }
  const [, hours = '', minutes = '', seconds = ''] = match;
  return hours <= '23' && minutes <= '59' && seconds <= '59';
}

/** The names of each unit; the last of them may have more behind it: `seconds`. */
const units: [bigint, ...string[]][] = [
  [1n, 'ns', 'nano'],
  [1_000n, 'us', 'µs', 'micro'],
  [1_000_000n, 'ms', 'milli'],
  [1_000_000_000n, 's', 'sec'],
  [60_000_000_000n, 'm', 'min'],
  [3_600_000_000_000n, 'h', 'hr', 'hour'],
  [86_400_000_000_000n, 'd', 'day'],
  [604_800_000_000_000n, 'w', 'wk', 'week'],
];

/** What the format `duration` takes: Go's own (`1h30m`), and words as Scala has them (`2 weeks`). */
export function parseDurationFormat(text: string): Duration | undefined {
  return Duration.parse(text) ?? inWords(text);
}

/** All numbers that are followed by a unit, added up; what is between them does not count. */
function inWords(text: string): Duration | undefined {
  let total: bigint | undefined;
  let count: string | undefined;
  for (const [part] of text.matchAll(/\d+|[A-Za-zµ]+|\s+|[^\dA-Za-zµ\s]+/g)) {
    if (/^\d/.test(part)) {
      count = part;
    } else if (!/^\s/.test(part)) {
      const isWord = /^[A-Za-zµ]/.test(part);
      if (isWord && count !== undefined) {
        if (count.length > 19) {
          return undefined;
        }
        const unit = unitOf(part.toLowerCase());
        total = unit ? (total ?? 0n) + BigInt(count) * unit : total;
      }
      count = undefined;
    }
  }
  try {
    return total === undefined ? undefined : Duration.of(total);
  } catch {
    return undefined;
  }
}

function unitOf(word: string): bigint | undefined {
  return units.find(
    ([, ...names]) =>
      names.includes(word) || word.startsWith(names.at(-1) ?? word),
  )?.[0];
}
