import { describeMissingRule } from '../../reading/MissingRule';
import type { Reading } from '../../reading/Reading';

/** Why the instances of a pool are not known. */
export function describeUnreadable(
  pool: Exclude<Reading<unknown>, { kind: 'found' } | { kind: 'pending' }>,
): string {
  switch (pool.kind) {
    case 'forbidden':
      return `The instances of the pool cannot be listed. ${describeMissingRule(
        pool.rule,
      )}`;
    case 'absent':
      return 'The instances of the pool cannot be listed: their kind is not served any more';
    case 'failed':
      return `The instances of the pool cannot be listed: ${pool.message}`;
    default:
      throw new TypeError(`Unknown reading: ${String(pool)}`);
  }
}
