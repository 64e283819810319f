import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readClaimDialog, writeClaimDialog } from './claimDialogParams';
import type { ClaimDialogState } from './claimDialogParams';

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
    (what: Omit<ClaimDialogState, 'step'> = {}) =>
      show({ ...what, step: what.offering ? 'where' : 'service' }),
    [show],
  );
  return { state, open, show, close };
}
