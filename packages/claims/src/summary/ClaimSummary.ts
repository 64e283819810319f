import type { Message } from '../messages/Message';

/**
 * How far a claim is. `waiting` changes on its own, or as soon as something is free or ready; with
 * `failed` somebody has something to repair first.
 *
 * @public
 */
export type ClaimState = 'ready' | 'waiting' | 'failed' | 'deleting';

/**
 * Who has to act: nobody, the one who made the claim, the one who runs the platform or owns the claimed resource, or the
 * controllers, who continue automatically.
 *
 * @public
 */
export type ClaimMove = 'none' | 'claimant' | 'operator' | 'wait';

/** How far a claim is, as data. @public */
export interface ClaimSummary {
  state: ClaimState;
  /** What is the case, and what to do, for people who need not know Kubernetes. */
  messages: Message[];
  move: ClaimMove;
}
