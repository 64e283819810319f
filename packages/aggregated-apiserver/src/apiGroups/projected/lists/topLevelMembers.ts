/**
 * Where the values of a JSON object's members stand in its text, in order. What stands there is passed on as it is: to parse
 * and write it anew would round numbers, and cost a multiple of the memory.
 *
 * @throws SyntaxError for what is no JSON object; what is inside of values is not checked
 */
export function topLevelMembers(
  text: string,
): { name: string; start: number; end: number }[] {
  const members: { name: string; start: number; end: number }[] = [];
  let at = expect(text, skipSpace(text, 0), '{');
  at = skipSpace(text, at);
  while (text[at] !== '}') {
    const keyEnd = endOfValue(text, at);
    const name = JSON.parse(text.slice(at, keyEnd)) as unknown;
    const start = skipSpace(text, expect(text, skipSpace(text, keyEnd), ':'));
    const end = endOfValue(text, start);
    if (typeof name !== 'string') {
      throw new SyntaxError(`a name was expected at ${at}`);
    }
    members.push({ name, start, end });
    at = skipSpace(text, end);
    if (text[at] === ',') {
      at = skipSpace(text, at + 1);
    } else if (text[at] !== '}') {
      throw new SyntaxError(`"," or "}" was expected at ${at}`);
    }
  }
  return members;
}

function expect(text: string, at: number, character: string): number {
  if (text[at] !== character) {
    throw new SyntaxError(`"${character}" was expected at ${at}`);
  }
  return at + 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (
    text[at] === ' ' ||
    text[at] === '\n' ||
    text[at] === '\t' ||
    text[at] === '\r'
  ) {
    at++;
  }
  return at;
}

/** Behind a value: brackets are counted, and what is in strings is skipped. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at) - 1;
        if (depth === 0) {
          return at + 1;
        }
        break;
      case '{':
      case '[':
        depth++;
        break;
      case '}':
      case ']':
        if (depth === 0) {
          return at;
        }
        if (--depth === 0) {
          return at + 1;
        }
        break;
      case ',':
      case ':':
      case ' ':
      case '\n':
        if (depth === 0) {
          return at;
        }
        break;
      default:
    }
  }
  throw new SyntaxError('the text ends in the middle of a value');
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; ) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return at + 1;
    }
    at = text.indexOf('"', at + 1);
  }
  throw new SyntaxError('the text ends in the middle of a string');
}
