import { isObjectStep } from './claimDialogParams';
import type { ClaimDialogState } from './claimDialogParams';
import { useClaimProposal } from './useClaimDialog';

/** What tells one draft from others: whose it is, of what, for what, and what it started from. */
export function useClaimDraftKey(
  user: string,
  state: ClaimDialogState | undefined,
): string {
  const proposal = useClaimProposal();
  const what =
    state && isObjectStep(state.step) ? 'object' : state?.offering ?? '';
  return JSON.stringify([user, what, state?.forEntity ?? '', proposal]);
}
