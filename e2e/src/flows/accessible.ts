import { test } from 'node:test';
import { assertForeignFindingsStillThere } from '../accessibility/assertAccessible';

/** After all pages have been looked at. */
export function accessible(): void {
  test('what is excused as found in parts that are not ours is still found there', () =>
    assertForeignFindingsStillThere());
}
