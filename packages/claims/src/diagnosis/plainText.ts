const longest = 2000;
/** Of an object as a message this much is written out. */
const longestJson = 500;

/** What terminals take for colours and the like, ECMA-48: CSI and OSC sequences. */
const sequences =
  // eslint-disable-next-line no-control-regex
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)/gs;

/** What changes the direction of the text around it, or is not seen at all: a sentence must read as it is written. */
const unseen =
  /[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Control characters, line breaks among them: sentences are one line. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/**
 * What somebody else wrote, such as a condition's message, as it can stand in a sentence of ours: one line of text, cut where
 * it is too long; what is no text is written as JSON. Undefined where there is nothing to read.
 */
export function plainText(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined) {
    return undefined;
  }
  // What is cut off need not be looked at.
  const plain = text
    .slice(0, 4 * longest)
    .replace(sequences, '')
    .replace(unseen, '')
    .replace(controls, ' ')
    .trim()
    // A half of a pair of UTF-16 is no character.
    .replace(/\p{Cs}/gu, '\ufffd');
  return plain === '' ? undefined : cut(plain, longest);
}

function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'object':
      return value === null ? undefined : textOfObject(value);
    default:
      return undefined;
  }
}

/** An object that has a message is read by it. */
function textOfObject(value: object): string | undefined {
  const message: unknown = Object.hasOwn(value, 'message')
    ? (value as { message?: unknown }).message
    : undefined;
  if (typeof message === 'string' && message !== '') {
    return message;
  }
  if (Object.keys(value).length === 0) {
    return undefined;
  }
  try {
    const json = JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'bigint' ? String(inner) : inner,
    );
    return json && cut(json, longestJson);
  } catch {
    return undefined;
  }
}

function cut(text: string, length: number): string {
  return text.length > length
    ? `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
    : text;
}
