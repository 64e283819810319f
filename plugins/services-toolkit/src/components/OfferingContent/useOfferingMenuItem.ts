import { useEntity } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../hooks/useTexts';
import { offeringKey } from '../../model/offeringKey';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { offeringOfEntity } from './useEntityOffering';

/** *Claim* in the menu of an offering. Who may not claim is told why in the dialog. */
export function useOfferingMenuItem() {
  const t = useTexts();
  const { entity } = useEntity();
  const { open } = useClaimDialog();
  return {
    title: t('offering.claim'),
    onClick: () => open({ offering: offeringKey(offeringOfEntity(entity)) }),
  };
}
