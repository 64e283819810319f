/** What stands around the list of a ServiceAccount's rights in a document. */
const marks = (account: string) =>
  [`<!-- rights of ${account} -->`, `<!-- end of ${account} -->`] as const;

/** The list of a ServiceAccount's rights that stands in a document. */
export function listedRights(document: string, account: string): string {
  const [begin, end] = placeOf(document, account);
  return document.slice(begin, end);
}

/** The document with another list in its place. */
export function withListedRights(
  document: string,
  account: string,
  list: string,
): string {
  const [begin, end] = placeOf(document, account);
  return document.slice(0, begin) + list + document.slice(end);
}

/**
 * What `kubectl auth can-i --list` prints, as a document has it: without discovery and health, which everybody may ask for,
 * and in an order that does not depend on that in which roles were made.
 */
export function asListedRights(printed: string): string {
  const [, ...lines] = printed.split('\n');
  const rights = lines
    // In the first column stands the resource, where the right is about one.
    .filter(line => /^\S/.test(line))
    .map(line => {
      const [resource, , names, verbs] = line.trim().split(/\s{2,}/);
      return `${resource}${names === '[]' ? '' : ` ${names}`}: ${(verbs ?? '')
        .slice(1, -1)
        .split(' ')
        .sort()
        .join(' ')}`;
    });
  return `\n\n\`\`\`\n${rights.sort().join('\n')}\n\`\`\`\n\n`;
}

function placeOf(document: string, account: string): [number, number] {
  const [first, last] = marks(account);
  const begin = document.indexOf(first) + first.length;
  const end = document.indexOf(last);
  if (begin < first.length || end < begin) {
    throw new Error(`The document has no place for the rights of ${account}`);
  }
  return [begin, end];
}
