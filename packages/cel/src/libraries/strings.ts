import { FunctionTable } from '../environment/FunctionTable';
import type { Budget } from '../limits/Budget';
import { CelError } from '../values/CelError';
import { charactersOf } from '../values/text';
import { formatText } from './formatText';

const isPlain = (text: string) => !/[\ud800-\udfff]/.test(text);

/** The characters of a text, which are what indexes count. Most texts are their own list of characters. */
function indexed(budget: Budget, text: string): ArrayLike<string> {
  budget.spendText(text.length);
  return isPlain(text) ? text : charactersOf(text);
}

function outOfRange(index: bigint): CelError {
  return new CelError(`index out of range: ${index}`);
}

/** `strings` of cel-go 0.29 (`ext/strings.go`, version 2), which Kubernetes has. */
export const strings = new FunctionTable()
  .member(
    'charAt',
    ['string', 'int'],
    'string',
    (budget, text: string, index: bigint) => {
      const characters = indexed(budget, text);
      if (index < 0n || index > BigInt(characters.length)) {
        throw outOfRange(index);
      }
      return characters[Number(index)] ?? '';
    },
  )
  .member(
    'indexOf',
    ['string', 'string'],
    'int',
    (budget, text: string, part: string) => indexOf(budget, text, part, 0n),
  )
  .member('indexOf', ['string', 'string', 'int'], 'int', indexOf)
  .member(
    'lastIndexOf',
    ['string', 'string'],
    'int',
    (budget, text: string, part: string) => {
      const { length } = indexed(budget, text);
      if (part === '') {
        return BigInt(length);
      }
      return length === 0
        ? -1n
        : lastIndexOf(budget, text, part, BigInt(length - 1));
    },
  )
  .member('lastIndexOf', ['string', 'string', 'int'], 'int', lastIndexOf)
  .member('lowerAscii', ['string'], 'string', (budget, text: string) => {
    budget.spendText(text.length);
    return text.replace(/[A-Z]+/g, part => part.toLowerCase());
  })
  .member('upperAscii', ['string'], 'string', (budget, text: string) => {
    budget.spendText(text.length);
    return text.replace(/[a-z]+/g, part => part.toUpperCase());
  })
  .member(
    'replace',
    ['string', 'string', 'string'],
    'string',
    (budget, text: string, from: string, to: string) =>
      replace(budget, text, from, to, -1n),
  )
  .member('replace', ['string', 'string', 'string', 'int'], 'string', replace)
  .member(
    'split',
    ['string', 'string'],
    'list<string>',
    (budget, text: string, separator: string) =>
      split(budget, text, separator, -1n),
  )
  .member('split', ['string', 'string', 'int'], 'list<string>', split)
  .member(
    'substring',
    ['string', 'int'],
    'string',
    (budget, text: string, start: bigint) =>
      substring(budget, text, start, undefined),
  )
  .member('substring', ['string', 'int', 'int'], 'string', substring)
  .member('trim', ['string'], 'string', (budget, text: string) => {
    budget.spendText(text.length);
    // What Unicode calls White_Space; JavaScript's own trim takes U+FEFF for it, and not U+0085.
    return trimEnd(trimStart(text));
  })
  .member('format', ['string', 'list<dyn>'], 'string', formatText)
  .global('strings.quote', ['string'], 'string', quote)
  .member('join', ['list<string>'], 'string', (budget, list: unknown[]) =>
    join(budget, list, ''),
  )
  .member('join', ['list<string>', 'string'], 'string', join);

/** What Kubernetes does not have of them: `reverse` of a text. */
export const moreStrings = new FunctionTable().member(
  'reverse',
  ['string'],
  'string',
  (budget, text: string) => {
    budget.spendText(text.length);
    return charactersOf(text).reverse().join('');
  },
);

function indexOf(
  budget: Budget,
  text: string,
  part: string,
  offset: bigint,
): bigint {
  if (offset < 0n) {
    throw outOfRange(offset);
  }
  const { length } = indexed(budget, text);
  if (part === '') {
    return offset > BigInt(length) ? BigInt(length) : offset;
  }
  if (offset >= BigInt(length)) {
    return -1n;
  }
  budget.spend(text.length * part.length * 0.01);
  return inCharacters(
    text,
    text.indexOf(part, unitsBefore(text, Number(offset))),
  );
}

function lastIndexOf(
  budget: Budget,
  text: string,
  part: string,
  offset: bigint,
): bigint {
  if (offset < 0n) {
    throw outOfRange(offset);
  }
  const { length } = indexed(budget, text);
  if (part === '') {
    return offset > BigInt(length) ? BigInt(length) : offset;
  }
  if (offset >= BigInt(length)) {
    return -1n;
  }
  budget.spend(text.length * part.length * 0.01);
  return inCharacters(
    text,
    text.lastIndexOf(part, unitsBefore(text, Number(offset))),
  );
}

/** How many units of UTF-16 the first characters of a text are. */
function unitsBefore(text: string, characters: number): number {
  return isPlain(text)
    ? characters
    : charactersOf(text).slice(0, characters).join('').length;
}

function inCharacters(text: string, units: number): bigint {
  return units < 0 || isPlain(text)
    ? BigInt(units)
    : BigInt(charactersOf(text.slice(0, units)).length);
}

function replace(
  budget: Budget,
  text: string,
  from: string,
  to: string,
  limit: bigint,
): string {
  budget.spendText(text.length);
  if (limit === 0n || from === to) {
    return text;
  }
  // An empty text is found before each character, and at the end.
  const parts =
    from === '' ? ['', ...charactersOf(text), ''] : text.split(from);
  const most = limit < 0n ? parts.length - 1 : Number(limit);
  const count = Math.min(most, parts.length - 1);
  budget.spendText(count * to.length);
  if (count === parts.length - 1) {
    return parts.join(to);
  }
  return [...parts.slice(0, count), parts.slice(count).join(from)].join(to);
}

function split(
  budget: Budget,
  text: string,
  separator: string,
  limit: bigint,
): string[] {
  budget.spendText(text.length);
  if (limit === 0n) {
    return [];
  }
  const parts = separator === '' ? charactersOf(text) : text.split(separator);
  budget.spend(parts.length);
  if (limit < 0n || BigInt(parts.length) <= limit) {
    return parts;
  }
  const kept = Number(limit) - 1;
  return [...parts.slice(0, kept), parts.slice(kept).join(separator)];
}

function substring(
  budget: Budget,
  text: string,
  start: bigint,
  end: bigint | undefined,
): string {
  const characters = indexed(budget, text);
  const length = BigInt(characters.length);
  if (end !== undefined && start > end) {
    throw new CelError(`invalid substring range. start: ${start}, end: ${end}`);
  }
  for (const index of [start, end ?? length]) {
    if (index < 0n || index > length) {
      throw outOfRange(index);
    }
  }
  const [from, to] = [Number(start), Number(end ?? length)];
  return typeof characters === 'string'
    ? characters.slice(from, to)
    : (characters as string[]).slice(from, to).join('');
}

function join(budget: Budget, list: unknown[], separator: string): string {
  let length = list.length * separator.length;
  for (const item of list) {
    if (typeof item !== 'string') {
      throw new CelError('join: invalid input');
    }
    length += item.length;
  }
  budget.spend(list.length * 0.1);
  budget.spendText(length);
  return list.join(separator);
}

const quotes: Record<string, string> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

function quote(budget: Budget, text: string): string {
  budget.spendText(text.length);
  return `"${text.replace(
    // eslint-disable-next-line no-control-regex
    /[\x07\b\f\n\r\t\v\\"]/g,
    character => quotes[character] ?? character,
  )}"`;
}

const isSpace = (character: string | undefined) =>
  character !== undefined && /[\p{White_Space}]/u.test(character);

function trimStart(text: string): string {
  let start = 0;
  while (isSpace(text[start])) {
    start += 1;
  }
  return text.slice(start);
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text[end - 1])) {
    end -= 1;
  }
  return text.slice(0, end);
}
