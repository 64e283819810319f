import { ExpressionSyntaxError } from './ExpressionSyntaxError';

const escape =
  /\\(?:([abfnrtv"'\\?`])|([0-3][0-7][0-7])|[xX]([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]?))/g;
const characters: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** What stands between the quotes of a literal, as the text or the bytes that it means. */
export function unescapeLiteral(
  text: string,
  isRaw: boolean,
  isBytes: boolean,
): string | Uint8Array {
  const normal = text.replace(/\r\n?/g, '\n');
  if (!isBytes) {
    return isRaw
      ? normal
      : normal.replace(escape, (...found) => meaning(found));
  }
  const encoder = new TextEncoder();
  if (isRaw) {
    return encoder.encode(normal);
  }
  const bytes: number[] = [];
  let at = 0;
  for (const found of normal.matchAll(escape)) {
    const [all, , octal, hex] = found;
    bytes.push(...encoder.encode(normal.slice(at, found.index)));
    at = found.index + all.length;
    if (octal ?? hex) {
      bytes.push(parseInt(octal ?? hex ?? '', octal ? 8 : 16));
    } else {
      bytes.push(...encoder.encode(meaning(found, true)));
    }
  }
  bytes.push(...encoder.encode(normal.slice(at)));
  return Uint8Array.from(bytes);
}

function meaning(found: readonly unknown[], isBytes = false): string {
  const [all, plain, octal, hex, short, long] = found as string[];
  if (plain !== undefined) {
    return characters[plain] ?? plain;
  }
  const digits = hex ?? short ?? long;
  const isCode = octal !== undefined || digits !== undefined;
  const code =
    octal === undefined ? parseInt(digits ?? '', 16) : parseInt(octal, 8);
  const isUnicode = short !== undefined || long !== undefined;
  if (
    !isCode ||
    (isBytes && isUnicode) ||
    code > 0x10ffff ||
    (code >= 0xd800 && code <= 0xdfff)
  ) {
    throw new ExpressionSyntaxError(`invalid escape sequence: ${all}`);
  }
  return String.fromCodePoint(code);
}
