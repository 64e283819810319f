/** What one source says of a field, `undefined` where it says nothing; or that it could not be read. @public */
export type SaidBy<T> = { readonly says: T | undefined } | 'unread';

/**
 * The documented precedence of a field: the first source that says something has the word. Where one that could not be
 * read comes before, what was decided earlier stands: an outage must not change whose something is.
 *
 * @param before - what was decided earlier; `undefined` where nothing was
 * @public
 */
export function resolveField<T>(
  sources: readonly SaidBy<T>[],
  before: T | undefined,
): T | undefined {
  for (const source of sources) {
    if (source === 'unread') {
      if (before !== undefined) {
        return before;
      }
    } else if (source.says !== undefined) {
      return source.says;
    }
  }
  return undefined;
}
