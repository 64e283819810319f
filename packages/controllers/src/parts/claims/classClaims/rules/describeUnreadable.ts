import { describeMissingRule } from '../../../../runtime/MissingRule';
import type { ReadResult } from '../../../../runtime/ReadResult';

/** Why the instances of a pool are not known. */
export function describeUnreadable(
  pool: Exclude<ReadResult<unknown>, { kind: 'found' } | { kind: 'pending' }>,
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
