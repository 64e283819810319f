/** How far a claim is. */
export type ClaimState = 'ready' | 'waiting' | 'failed' | 'deleting';

/**
 * Whose move it is: nobody's, the one's who made the claim, the platform team's, the one's who owns the claimed
 * resource, or the controllers', who go on by themselves.
 */
export type ClaimMove = 'none' | 'claimant' | 'operator' | 'owner' | 'wait';

/** A claim in a few words. */
export interface ClaimSummary {
  state: ClaimState;
  /** One or two sentences for people who need not know Kubernetes: what is the case, and what to do. */
  sentence: string;
  move: ClaimMove;
}
