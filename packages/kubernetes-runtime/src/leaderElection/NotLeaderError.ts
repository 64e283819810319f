/**
 * A write was refused on this side, since this process does not lead (any more). Nothing was sent.
 *
 * @public
 */
export class NotLeaderError extends Error {
  readonly name = 'NotLeaderError';
}
