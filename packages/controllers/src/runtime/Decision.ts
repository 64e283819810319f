/**
 * Who has to do something before an object goes on. `wait`: nobody; it continues automatically, or is done. `operator` is
 * the one who runs the platform or owns the resource that is claimed.
 */
export type Actor = 'controller' | 'claimant' | 'operator' | 'wait';

/** What a controller does next, and what happens if it is not woken before. */
export interface Decision<TStep> {
  step: TStep;
  /** When it is looked at again though no watch has told anything; undefined where one will. */
  requeueAfterMs: number | undefined;
  /** Who acts next. */
  who: Actor;
}

/** For the work queue: nothing where a watch wakes. */
export function requeueOf({
  requeueAfterMs,
}: Pick<Decision<unknown>, 'requeueAfterMs'>):
  | { requeueAfterMs: number }
  | undefined {
  return requeueAfterMs === undefined ? undefined : { requeueAfterMs };
}
