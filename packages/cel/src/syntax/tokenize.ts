import { CelError } from '../values/CelError';
import { isInt64, uint } from '../values/numbers';
import { ExpressionSyntaxError } from './ExpressionSyntaxError';
import { unescapeLiteral } from './unescapeLiteral';

export type Token =
  | { kind: 'name'; text: string; at: number }
  | { kind: 'symbol'; text: string; at: number }
  /** An integer is kept as written: a minus sign before it belongs to it. */
  | { kind: 'integer'; text: string; at: number }
  | { kind: 'literal'; value: unknown; at: number }
  | { kind: 'end'; text: ''; at: number };

const space = /[\t \r\n\f]+|\/\/[^\n]*/y;
const float =
  /(?:\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?)/y;
const integer = /(?:0x[0-9a-fA-F]+|\d+)[uU]?/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const symbol = /==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]{}]/y;
const quoted = /([bB]?)([rR]?)("""|'''|"|')/y;

/** Takes the text of an expression apart (cel-go 0.29, `parser/gen/CEL.g4`). */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const gap = match(space);
    if (gap) {
      at += gap[0].length;
      continue;
    }
    const quote = match(quoted);
    if (quote) {
      const [opening, isBytes = '', isRaw = '', mark = ''] = quote;
      const start = at + opening.length;
      const end = endOfString(text, start, mark, isRaw !== '');
      const value = unescapeLiteral(
        text.slice(start, end),
        isRaw !== '',
        isBytes !== '',
      );
      tokens.push({ kind: 'literal', value, at });
      at = end + mark.length;
      continue;
    }
    const token = plainToken(match, at);
    if (!token) {
      throw new ExpressionSyntaxError(
        `token recognition error at: '${text[at]}' (column ${at + 1})`,
      );
    }
    tokens.push(token.token);
    at += token.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function plainToken(
  match: (pattern: RegExp) => RegExpExecArray | null,
  at: number,
): { token: Token; length: number } | undefined {
  const [number] = match(float) ?? [];
  if (number !== undefined) {
    return {
      token: { kind: 'literal', value: Number(number), at },
      length: number.length,
    };
  }
  const [digits] = match(integer) ?? [];
  if (digits !== undefined) {
    return { token: integerToken(digits, at), length: digits.length };
  }
  const [word] = match(name) ?? [];
  if (word !== undefined) {
    return { token: { kind: 'name', text: word, at }, length: word.length };
  }
  const [sign] = match(symbol) ?? [];
  return sign === undefined
    ? undefined
    : { token: { kind: 'symbol', text: sign, at }, length: sign.length };
}

function integerToken(digits: string, at: number): Token {
  if (!/[uU]$/.test(digits)) {
    return { kind: 'integer', text: digits, at };
  }
  try {
    return { kind: 'literal', value: uint(BigInt(digits.slice(0, -1))), at };
  } catch (error) {
    throw error instanceof CelError
      ? new ExpressionSyntaxError('invalid uint literal')
      : error;
  }
}

/** @throws ExpressionSyntaxError if it needs more than 64 bits */
export function integerValue(digits: string, isNegative: boolean): bigint {
  const value = isNegative ? -BigInt(digits) : BigInt(digits);
  if (!isInt64(value)) {
    throw new ExpressionSyntaxError('invalid int literal');
  }
  return value;
}

function endOfString(
  text: string,
  start: number,
  mark: string,
  isRaw: boolean,
): number {
  let at = start;
  while (at < text.length) {
    if (text.startsWith(mark, at)) {
      return at;
    }
    if (mark.length === 1 && /[\n\r]/.test(text[at] ?? '')) {
      break;
    }
    at += text[at] === '\\' && !isRaw ? 2 : 1;
  }
  throw new ExpressionSyntaxError(
    `a text begins with ${mark} and does not end (column ${start})`,
  );
}
