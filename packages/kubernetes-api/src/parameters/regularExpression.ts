import { RE2JS } from 're2js';

/**
 * A regular expression as Kubernetes has them: of RE2, found anywhere in the text.
 *
 * Its time grows with the length of the text only. JavaScript's own expressions can be made to run for years.
 *
 * @throws Error if the pattern is none of RE2.
 */
export function regularExpression(pattern: string) {
  const compiled = RE2JS.compile(pattern);
  return {
    test: (text: string): boolean => compiled.matcher(text).find(),
    /** The texts that match, one after the other, at most `limit` of them. */
    findAll: (text: string, limit = Infinity): string[] => {
      const matcher = compiled.matcher(text);
      const found: string[] = [];
      while (found.length < limit && matcher.find()) {
        found.push(matcher.group() ?? '');
      }
      return found;
    },
    // ajv keeps expressions by this text.
    toString: () => pattern,
  };
}
