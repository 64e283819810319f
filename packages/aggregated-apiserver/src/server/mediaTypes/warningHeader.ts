const longestText = 200;
const mostWarnings = 10;

/** `Warning` headers (RFC 7234), which kubectl shows. What they quote comes from the client: it is cut, and made ASCII. */
export function warningHeader(texts: readonly string[]): string[] {
  return texts
    .slice(0, mostWarnings)
    .map(text => text.slice(0, longestText).replace(/[^\x20-\x7e]/g, '?'))
    .map(text => `299 - ${JSON.stringify(text)}`);
}
