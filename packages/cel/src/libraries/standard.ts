import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import type { CelMap } from '../values/CelMap';
import { Duration } from '../values/Duration';
import { doubleToText, int, isInt64, uint } from '../values/numbers';
import { lengthOf } from '../values/text';
import { Timestamp } from '../values/Timestamp';
import { typeNameOf } from '../values/typeOf';
import { TypeValue } from '../values/TypeValue';
import type { Uint } from '../values/Uint';
import {
  checkRegularExpression,
  regularExpression,
  spendMatch,
} from './regularExpression';

const conversion = { isConversion: true };
const singleton = { isSingleton: true };
const isRegularExpression = { checkLiteral: checkRegularExpression };

/** CEL's own functions on texts, collections and types (cel-go 0.29, `common/stdlib`). */
export const standard = new FunctionTable()
  .global(
    'type',
    ['A'],
    'type<A>',
    (_, value) => new TypeValue(typeNameOf(value)),
    conversion,
  )
  .global('dyn', ['A'], 'dyn', (_, value) => value, conversion)
  .member(
    'contains',
    ['string', 'string'],
    'bool',
    (budget, a: string, b: string) => {
      budget.spend(1 + a.length * 0.1 * Math.max(1, b.length * 0.1));
      return a.includes(b);
    },
  )
  .member(
    'startsWith',
    ['string', 'string'],
    'bool',
    (budget, a: string, b: string) => {
      budget.spendText(b.length);
      return a.startsWith(b);
    },
  )
  .member(
    'endsWith',
    ['string', 'string'],
    'bool',
    (budget, a: string, b: string) => {
      budget.spendText(b.length);
      return a.endsWith(b);
    },
  )
  .global('matches', ['string', 'string'], 'bool', matches, isRegularExpression)
  .member(
    'matches',
    ['string', 'string'],
    'bool',
    matches,
    isRegularExpression,
  );

const sizes: [string, (value: any) => number][] = [
  ['bytes', (value: Uint8Array) => value.length],
  ['list<A>', (value: unknown[]) => value.length],
  ['map<A, B>', (value: CelMap) => value.size],
  ['string', lengthOf],
];
for (const [type, size] of sizes) {
  standard
    .global('size', [type], 'int', (_, value) => BigInt(size(value)), singleton)
    .member(
      'size',
      [type],
      'int',
      (_, value) => BigInt(size(value)),
      singleton,
    );
}

type Convert = [from: string, to: string, convert: (value: any) => unknown];
const conversions: Convert[] = [
  ['bool', 'bool', same],
  ['string', 'bool', textToBool],
  ['bytes', 'bytes', same],
  ['string', 'bytes', (text: string) => new TextEncoder().encode(text)],
  ['double', 'double', same],
  ['int', 'double', Number],
  ['string', 'double', textToDouble],
  ['uint', 'double', ({ value }: Uint) => Number(value)],
  ['int', 'int', same],
  ['double', 'int', doubleToInt],
  ['duration', 'int', ({ nanos }: Duration) => nanos],
  ['string', 'int', (text: string) => textToInteger(text, /^[-+]?\d+$/, 'int')],
  ['timestamp', 'int', ({ seconds }: Timestamp) => seconds],
  ['uint', 'int', ({ value }: Uint) => int(value)],
  ['uint', 'uint', same],
  ['double', 'uint', (value: number) => uint(doubleToBigInt(value))],
  ['int', 'uint', (value: bigint) => uint(value)],
  [
    'string',
    'uint',
    (text: string) => uint(textToInteger(text, /^\d+$/, 'uint')),
  ],
  ['string', 'string', same],
  ['bool', 'string', String],
  ['bytes', 'string', bytesToText],
  ['double', 'string', doubleToText],
  ['duration', 'string', String],
  ['int', 'string', String],
  ['timestamp', 'string', String],
  ['uint', 'string', ({ value }: Uint) => String(value)],
  ['duration', 'duration', same],
  ['string', 'duration', textToDuration],
  ['timestamp', 'timestamp', same],
  [
    'int',
    'timestamp',
    (seconds: bigint) => Timestamp.of(seconds * 1_000_000_000n),
  ],
  ['string', 'timestamp', textToTimestamp],
];
for (const [from, to, convert] of conversions) {
  standard.global(
    to,
    [from],
    to,
    (budget, value) => {
      budget.spend(typeof value === 'string' ? value.length * 0.1 : 0);
      return convert(value);
    },
    conversion,
  );
}

function matches(
  budget: Parameters<typeof spendMatch>[0],
  text: string,
  pattern: string,
): boolean {
  const compiled = regularExpression(pattern);
  spendMatch(budget, text, compiled);
  return compiled.test(text);
}

function same(value: unknown): unknown {
  return value;
}

function cannotConvert(from: string, to: string): CelError {
  return new CelError(`type conversion error from '${from}' to '${to}'`);
}

/** As Go's `strconv.ParseBool`. */
function textToBool(text: string): boolean {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) {
    return true;
  }
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text)) {
    return false;
  }
  throw cannotConvert('string', 'bool');
}

/** As Go's `strconv.ParseFloat`, but for hexadecimal ones. */
function textToDouble(text: string): number {
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text)) {
    const value = Number(text);
    if (Number.isFinite(value)) {
      return value;
    }
  }
  const [, sign, word] = /^([-+]?)(inf|infinity|nan)$/i.exec(text) ?? [];
  if (word === undefined || (sign && /nan/i.test(word))) {
    throw cannotConvert('string', 'double');
  }
  const value = /nan/i.test(word) ? NaN : Infinity;
  return sign === '-' ? -value : value;
}

function textToInteger(text: string, form: RegExp, type: string): bigint {
  const value =
    text.length <= 25 && form.test(text)
      ? BigInt(text.replace(/^\+/, ''))
      : undefined;
  if (value === undefined || (type === 'int' && !isInt64(value))) {
    throw cannotConvert('string', type);
  }
  return value;
}

function doubleToBigInt(value: number): bigint {
  if (!Number.isFinite(value)) {
    throw new CelError('integer overflow');
  }
  return BigInt(Math.trunc(value));
}

function doubleToInt(value: number): bigint {
  // A double right at the end of the range may stand for an integer beyond it.
  if (Math.abs(value) >= 2 ** 63) {
    throw new CelError('integer overflow');
  }
  return int(doubleToBigInt(value));
}

function bytesToText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new CelError('invalid UTF-8 in bytes, cannot convert to string');
  }
}

function textToDuration(text: string): Duration {
  const duration = Duration.parse(text);
  if (!duration) {
    throw cannotConvert('string', 'google.protobuf.Duration');
  }
  return duration;
}

function textToTimestamp(text: string): Timestamp {
  const timestamp = Timestamp.parse(text);
  if (!timestamp) {
    throw cannotConvert('string', 'google.protobuf.Timestamp');
  }
  return timestamp;
}
