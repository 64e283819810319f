/**
 * What was read, or that it could not be. Not having been able to read is another type than having read nothing: only `ok`
 * proves that something is not there.
 *
 * @public
 */
export type ReadResult<T extends object> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false };

/**
 * All objects of a kind in one cluster.
 *
 * @public
 */
export interface Listing<T> {
  /** By `namespace/name`, or `name` for cluster-scoped kinds. */
  get(key: string): T | undefined;
  list(): readonly T[];
}
