/** The words that somebody searches for, in lower case. */
export function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
}
