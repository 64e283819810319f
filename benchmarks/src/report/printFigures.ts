import type { Figure } from './Figure';

/** Prints each figure beside its floor of the same run, and what is promised. */
export function printFigures(figures: readonly Figure[]): void {
  for (const { name, value, unit, floor, floorIs, target, notes } of figures) {
    // Of a floor of nothing there is no ratio.
    const ratio = floor === 0 ? '' : `; ratio ${(value / floor).toFixed(2)}`;
    console.log(
      `${name}: ${value.toFixed(
        1,
      )} ${unit} (target ${target} ${unit}); floor ${floor.toFixed(
        1,
      )} ${unit} = ${floorIs}${ratio}`,
    );
    for (const note of notes ?? []) console.log(`  ${note}`);
  }
}
