import { useCallback, useMemo } from 'react';
import {
  useAppLocation,
  useAppSearchParams,
} from '@backstage/frontend-plugin-api';
import type { WantedResource } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { readClaimDialog, writeClaimDialog } from './claimDialogParams';
import type { ClaimDialogState, ClaimStep } from './claimDialogParams';
import type { Need } from '../../model/Need';
import type { ClaimDraft } from './useClaimDraft';

const PROPOSAL = 'services-toolkit-claim';

/** What a claim starts from; values do not stand in the address. */
export type ClaimProposal = Partial<
  Pick<ClaimDraft, 'cluster' | 'namespace' | 'settings'>
> & {
  /** The object to claim, where it is known. */
  resource?: WantedResource;
  /** What is needed, whichever service has it. */
  need?: Need;
};

/** What the one who opened the dialog proposed. */
export function useClaimProposal(): ClaimProposal {
  const { state } = useAppLocation();
  return (state as { [PROPOSAL]?: ClaimProposal } | null)?.[PROPOSAL] ?? {};
}

/** Opens, moves and closes the dialog *Claim a service*, which lies over every page. */
export function useClaimDialog() {
  const [params, setParams] = useAppSearchParams();
  const state = useMemo(() => readClaimDialog(params), [params]);
  const { state: started } = useAppLocation();
  const show = useCallback(
    (next: ClaimDialogState) =>
      // What the claim starts from stays with it from step to step, and through a reload.
      setParams(current => writeClaimDialog(current, next), { state: started }),
    [setParams, started],
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
            step: firstStep(what, proposal),
          }),
        { state: proposal && { [PROPOSAL]: proposal } },
      ),
    [setParams],
  );
  return { state, open, show, close };
}

function firstStep(
  { offering }: Omit<ClaimDialogState, 'step'>,
  proposal: ClaimProposal = {},
): ClaimStep {
  if (proposal.resource) {
    return 'object';
  }
  if (proposal.need) {
    return 'need';
  }
  return offering ? 'where' : 'service';
}
