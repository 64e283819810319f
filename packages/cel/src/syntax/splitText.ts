/** A piece of a text: as it stands, or an expression (what is between `${` and `}`). */
export type TextPiece = { text: string } | { expression: string };

/**
 * Takes a text with expressions apart. Braces within an expression are counted, and those in its strings are not. `$${`
 * stands for `${` itself.
 *
 * @throws Error if an expression does not end.
 */
export function splitText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    if (text.startsWith('$${', at)) {
      plain += '${';
      at += 3;
    } else if (text.startsWith('${', at)) {
      const end = endOfExpression(text, at + 2);
      if (plain) {
        pieces.push({ text: plain });
      }
      plain = '';
      pieces.push({ expression: text.slice(at + 2, end).trim() });
      at = end + 1;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain || pieces.length === 0) {
    pieces.push({ text: plain });
  }
  return pieces;
}

function endOfExpression(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '"' || character === "'") {
      at = endOfString(text, at);
    } else if (character === '{') {
      depth += 1;
    } else if (character === '}') {
      if (depth === 0) {
        return at;
      }
      depth -= 1;
    }
    at += 1;
  }
  throw new Error('an expression begins with "${" and has no "}"');
}

/** Where the string ends that begins at `start`; strings of three quotes, too. In raw strings nothing is escaped. */
function endOfString(text: string, start: number): number {
  const character = text[start] ?? '';
  const triple = character.repeat(3);
  const quote = text.startsWith(triple, start) ? triple : character;
  const isRaw = /(?:^|[^\w])[bB]?[rR]$/.test(text.slice(0, start));
  let at = start + quote.length;
  while (at < text.length) {
    if (text.startsWith(quote, at)) {
      return at + quote.length - 1;
    }
    at += text[at] === '\\' && !isRaw ? 2 : 1;
  }
  return text.length;
}
