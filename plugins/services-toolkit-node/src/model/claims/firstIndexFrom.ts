/** The index of the first item whose key is not before this one, in items ordered by key; their number if there is none. @public */
export function firstIndexFrom(
  ordered: readonly { readonly key: string }[],
  key: string,
): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = ordered[middle];
    if (item && item.key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
