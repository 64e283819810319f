/**
 * How far a claim is. `waiting` becomes something else by itself, or as soon as something is free or ready; with
 * `failed` somebody has something to repair first.
 *
 * @public
 */
export type ClaimState = 'ready' | 'waiting' | 'failed' | 'deleting';

/**
 * Whose move it is: nobody's, the one's who made the claim, the one's who runs the platform or owns the claimed
 * resource, or the controllers', who go on by themselves.
 *
 * @public
 */
export type ClaimMove = 'none' | 'claimant' | 'operator' | 'wait';

/** A claim in a few words. @public */
export interface ClaimSummary {
  state: ClaimState;
  /** One to three sentences for people who need not know Kubernetes: what is the case, and what to do. */
  sentence: string;
  move: ClaimMove;
}
