import { useEntity } from '@backstage/plugin-catalog-react';
import { useComponentAccess } from '../../hooks/useComponentAccess';
import { useTexts } from '../../hooks/useTexts';
import { claimTarget } from '../../model/claimTarget';
import { VisuallyHidden } from '../common/VisuallyHidden';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';

/**
 * *Claim a service* in the menu of a component. The menu's items have one line, so why one may not stands in the
 * tooltip and for screen readers here, and in full on the card *Services*.
 */
export function useClaimMenuItem() {
  const t = useTexts();
  const { entity } = useEntity();
  const target = claimTarget(entity);
  const access = useComponentAccess(target);
  const { open } = useClaimDialog();
  const denied = access.state === 'denied';
  return {
    title: denied ? (
      <span title={access.reason}>
        {t('component.claimDenied')}
        <VisuallyHidden>. {access.reason}</VisuallyHidden>
      </span>
    ) : (
      t('component.claim')
    ),
    disabled: denied,
    onClick: () => open({ forEntity: target.entityRef }),
  };
}
