import type { Budget } from '../limits/Budget';
import type { Type } from '../types/Type';
import { CelError } from '../values/CelError';
import { isCelMap, type CelMap } from '../values/CelMap';
import { Duration } from '../values/Duration';
import { doubleToText } from '../values/numbers';
import { compareTexts } from '../values/text';
import { Timestamp } from '../values/Timestamp';
import { typeNameOf } from '../values/typeOf';
import { TypeValue } from '../values/TypeValue';
import { Uint } from '../values/Uint';

const clause = /%(?:%|(?:\.(\d*))?([a-zA-Z]?))/g;
const mostDigits = 100;

/** `'%s is %.2f'.format([…])` of cel-go 0.29 (`ext/formatting.go`), with the locale `en_US`. */
export function formatText(
  budget: Budget,
  text: string,
  args: readonly unknown[],
): string {
  budget.spendText(text.length);
  let next = 0;
  return text.replace(
    clause,
    (found: string, digits?: string, verb?: string) => {
      if (found === '%%') {
        return '%';
      }
      if (next >= args.length) {
        throw new CelError(`index ${next} out of range`);
      }
      const precision = digits === undefined ? undefined : Number(digits);
      const part = format(budget, args[next++], verb ?? '', precision);
      budget.spendText(part.length);
      return part;
    },
  );
}

function format(
  budget: Budget,
  value: unknown,
  verb: string,
  precision: number | undefined,
): string {
  if (precision !== undefined && precision > mostDigits) {
    throw new CelError(`precision ${precision} is too large`);
  }
  switch (verb) {
    case 's':
      return asText(budget, value);
    case 'd':
      return String(integerOf(value, 'decimal'));
    case 'f':
      return fixed(value, precision ?? 6);
    case 'e':
      return scientific(value);
    case 'b':
      return typeof value === 'boolean'
        ? String(Number(value))
        : integerOf(value, 'binary').toString(2);
    case 'o':
      return integerOf(value, 'octal').toString(8);
    case 'x':
      return hexadecimal(value);
    case 'X':
      return hexadecimal(value).toUpperCase();
    default:
      throw new CelError(
        `could not parse formatting clause: unrecognized formatting clause "${verb}"`,
      );
  }
}

function integerOf(value: unknown, clauseName: string): bigint {
  if (typeof value === 'bigint') {
    return value;
  }
  if (value instanceof Uint) {
    return value.value;
  }
  throw new CelError(
    `error during formatting: ${clauseName} clause can only be used on integers, was given ${typeNameOf(
      value,
    )}`,
  );
}

function doubleOf(value: unknown, clauseName: string): number {
  if (typeof value === 'number') {
    return value;
  }
  if (value === 'NaN' || value === 'Infinity' || value === '-Infinity') {
    return Number(value);
  }
  throw new CelError(
    `error during formatting: ${clauseName} clause can only be used on doubles, was given ${typeNameOf(
      value,
    )}`,
  );
}

function special(value: number): string | undefined {
  if (Number.isFinite(value)) {
    return undefined;
  }
  return Number.isNaN(value) ? 'NaN' : `${value < 0 ? '-' : ''}∞`;
}

/** With commas between the thousands, as people write in English. */
function fixed(given: unknown, precision: number): string {
  const value = doubleOf(given, 'fixed-point');
  return (
    special(value) ??
    (value === 0 ? 0 : value).toLocaleString('en-US', {
      minimumFractionDigits: precision,
      maximumFractionDigits: precision,
    })
  );
}

/** API servers write six digits, whatever precision is asked for. */
function scientific(given: unknown): string {
  const value = doubleOf(given, 'scientific');
  const [digits = '', exponent = ''] = value.toExponential(6).split('e');
  const sign = exponent.startsWith('-') ? '-' : '';
  const size = exponent.replace(/[-+]/, '').padStart(2, '0');
  return special(value) ?? `${digits}\u00d710${superscript(`${sign}${size}`)}`;
}

function superscript(text: string): string {
  return text.replace(
    /./g,
    character => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)] ?? '⁻',
  );
}

function hexadecimal(value: unknown): string {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    const bytes =
      typeof value === 'string' ? new TextEncoder().encode(value) : value;
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(
      '',
    );
  }
  return integerOf(value, 'hex').toString(16);
}

function asText(budget: Budget, value: unknown): string {
  budget.spend(1);
  if (typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value)) {
    return `[${value.map(item => asLiteral(budget, item)).join(', ')}]`;
  }
  if (isCelMap(value)) {
    return mapAsText(budget, value);
  }
  if (typeof value === 'number') {
    return doubleToText(value);
  }
  if (value instanceof Uint) {
    return String(value.value);
  }
  if (value instanceof Uint8Array) {
    return new TextDecoder().decode(value);
  }
  if (value instanceof TypeValue) {
    return value.name;
  }
  const hasText =
    value === null ||
    ['bigint', 'boolean'].includes(typeof value) ||
    value instanceof Timestamp ||
    value instanceof Duration;
  if (!hasText) {
    throw new CelError(
      `error during formatting: string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps, was given ${typeNameOf(
        value,
      )}`,
    );
  }
  return String(value);
}

function mapAsText(budget: Budget, map: CelMap): string {
  return `{${map
    .keys()
    .map(key => [asLiteral(budget, key), asLiteral(budget, map.get(key))])
    .sort(([a = ''], [b = '']) => compareTexts(a, b))
    .map(pair => pair.join(':'))
    .join(', ')}}`;
}

/** As a literal of CEL, within a list or a map. */
function asLiteral(budget: Budget, value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (value instanceof Uint8Array) {
    return `b${JSON.stringify(asText(budget, value))}`;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? value.toFixed(6)
      : JSON.stringify(doubleToText(value));
  }
  if (value instanceof Timestamp) {
    return `timestamp("${value}")`;
  }
  if (value instanceof Duration) {
    return `duration("${value}")`;
  }
  return asText(budget, value);
}

/** Which types each clause takes; `dyn` may be any. */
const clauseKinds: Record<string, readonly Type['kind'][]> = {
  s: 'string bool bytes int uint double list map type duration timestamp null'.split(
    ' ',
  ) as Type['kind'][],
  d: ['int', 'uint'],
  f: ['double'],
  e: ['double'],
  b: ['int', 'uint', 'bool'],
  o: ['int', 'uint'],
  x: ['int', 'uint', 'string', 'bytes'],
  X: ['int', 'uint', 'string', 'bytes'],
};

/**
 * What is wrong with a call of `format` whose text and list are written out.
 *
 * @param args - with the value of those that are literals
 */
export function findFormatProblem(
  text: string,
  args: readonly { type: Type; value?: unknown }[],
): string | undefined {
  let next = 0;
  for (const [found, , verb = ''] of text.matchAll(clause)) {
    if (found === '%%') {
      continue;
    }
    const kinds = Object.hasOwn(clauseKinds, verb)
      ? clauseKinds[verb]
      : undefined;
    const arg = args[next];
    if (!arg) {
      return `index ${next} out of range`;
    }
    if (!kinds) {
      return `could not parse formatting clause: unrecognized formatting clause "${verb}"`;
    }
    const isSpecial =
      (verb === 'f' || verb === 'e') &&
      /^(?:NaN|-?Infinity)$/.test(String(arg.value));
    if (
      arg.type.kind !== 'dyn' &&
      !kinds.includes(arg.type.kind) &&
      !isSpecial
    ) {
      return `error during formatting: "%${verb}" cannot be used on ${arg.type.name}`;
    }
    next += 1;
  }
  return args.length > next
    ? `too many arguments supplied to string.format (expected ${next}, got ${args.length})`
    : undefined;
}
