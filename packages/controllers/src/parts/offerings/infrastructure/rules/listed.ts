/** The most that a list of facts holds. */
export const most = 64;

/** Each of them once, in order, and no more than a status holds. */
export function listed(values: readonly (string | undefined)[]): string[] {
  const different = new Set(values.filter(value => value !== undefined));
  return [...different].sort().slice(0, most);
}
