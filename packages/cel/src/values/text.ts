const outsideOfPlaneZero = /[\ud800-\udbff][\udc00-\udfff]/;

/** How many characters (code points) a text has. */
export function lengthOf(text: string): number {
  if (!outsideOfPlaneZero.test(text)) {
    return text.length;
  }
  let length = 0;
  for (const _ of text) {
    length += 1;
  }
  return length;
}

/** The characters (code points) of a text. */
export function charactersOf(text: string): string[] {
  return Array.from(text);
}

/** Orders texts by their code points, as their UTF-8 does: less than, equal to or greater than zero. JavaScript's own order is that of UTF-16. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) {
      // A half of a surrogate pair stands for a character beyond all that need no pair.
      return rankOf(left) - rankOf(right) || left - right;
    }
  }
  return a.length - b.length;
}

function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? 1 : 0;
}
