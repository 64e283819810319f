/**
 * A name with something behind it that keeps it apart, cut so that both fit: `<name, cut>-<suffix>`. A cut may end at a
 * character that no name, and no part of one, may end with.
 */
export function cutName(name: string, suffix: string, longest: number): string {
  const stem = name
    .slice(0, longest - suffix.length - 1)
    .replace(/[-._]+$/, '');
  return stem ? `${stem}-${suffix}` : suffix;
}
