const longest = 64;

/** Which of the names is written almost as one that is none of them; `undefined` if no such name stands out. */
export function similarName(
  name: string,
  names: readonly string[],
): string | undefined {
  if (name.length > longest) return undefined;
  const plain = (text: string) => text.toLowerCase().replace(/[-_.]/g, '');
  const ranked = names
    .filter(other => other.length <= longest)
    .map(other => ({ other, distance: distance(plain(name), plain(other)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  // About one letter in three may be wrong.
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3))
    ? best.other
    : undefined;
}

/** How many letters have to be added, left out, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    before = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
