import { isNeedStep, isObjectStep } from './claimDialogParams';
import type { ClaimDialogState } from './claimDialogParams';
import { useClaimProposal } from './useClaimDialog';

/** What tells one draft from others: whose it is, of what, for what, and what it started from. */
export function useClaimDraftKey(
  user: string,
  state: ClaimDialogState | undefined,
): string {
  const proposal = useClaimProposal();
  return JSON.stringify([
    user,
    whatOf(state),
    state?.forEntity ?? '',
    proposal,
  ]);
}

/** No offering has such a key. */
function whatOf(state: ClaimDialogState | undefined): string {
  if (state && isObjectStep(state.step)) {
    return 'object';
  }
  return state && isNeedStep(state.step) ? 'need' : state?.offering ?? '';
}
