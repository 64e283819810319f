/** How a list or a watch is to be answered. */
export interface Reading {
  signal: AbortSignal;
  accept: string;
  /** What its objects are. */
  kind: string;
  /** Applied to each object. */
  transform?: (object: unknown) => unknown;
}
