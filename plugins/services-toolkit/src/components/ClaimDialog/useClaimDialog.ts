import { useCallback, useMemo } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { readClaimDialog, writeClaimDialog } from './claimDialogParams';
import type { ClaimDialogState } from './claimDialogParams';
import type { ClaimDraft } from './useClaimDraft';

const PROPOSAL = 'services-toolkit-claim';

/** What a claim starts from; values do not stand in the address. */
export type ClaimProposal = Partial<
  Pick<ClaimDraft, 'cluster' | 'namespace' | 'settings'>
>;

/** What the one who opened the dialog proposed. */
export function useClaimProposal(): ClaimProposal {
  const { state } = useLocation();
  return state?.[PROPOSAL] ?? {};
}

/** Opens, moves and closes the dialog *Claim a service*, which lies over every page. */
export function useClaimDialog() {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readClaimDialog(params), [params]);
  const show = useCallback(
    (next: ClaimDialogState) =>
      setParams(current => writeClaimDialog(current, next)),
    [setParams],
  );
  const close = useCallback(
    () => setParams(current => writeClaimDialog(current, undefined)),
    [setParams],
  );
  const open = useCallback(
    (what: Omit<ClaimDialogState, 'step'> = {}, proposal?: ClaimProposal) =>
      setParams(
        current =>
          writeClaimDialog(current, {
            ...what,
            step: what.offering ? 'where' : 'service',
          }),
        { state: proposal && { [PROPOSAL]: proposal } },
      ),
    [setParams],
  );
  return { state, open, show, close };
}
