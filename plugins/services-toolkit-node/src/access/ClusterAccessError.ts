/**
 * Thrown when it is not clear how to reach a cluster. The message is for people: it says what to do, and gives no
 * address away.
 */
export class ClusterAccessError extends Error {
  readonly name = 'ClusterAccessError';
}
