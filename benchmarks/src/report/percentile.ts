/**
 * The value that `percent` of the samples do not exceed (nearest rank).
 *
 * @throws RangeError for an empty list: there is no percentile of nothing
 */
export function percentile(
  samples: readonly number[],
  percent: number,
): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value =
    sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('percentile of no samples');
  return value;
}
