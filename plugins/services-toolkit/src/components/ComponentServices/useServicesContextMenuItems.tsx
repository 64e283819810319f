import { useEntity } from '@backstage/plugin-catalog-react';
import ExtensionIcon from '@material-ui/icons/ExtensionOutlined';
import type { IconComponent } from '@backstage/core-plugin-api';
import { useTexts } from '../../hooks/useTexts';
import { claimTarget } from '../../model/claimTarget';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';

/**
 * *Claim a service*, for `UNSTABLE_extraContextMenuItems` of a component's `EntityLayout`. That menu has no item that
 * is closed: who may not claim is told why in the dialog.
 *
 * @public
 */
export function useServicesContextMenuItems(): {
  title: string;
  Icon: IconComponent;
  onClick: () => void;
}[] {
  const t = useTexts();
  const { entity } = useEntity();
  const { open } = useClaimDialog();
  return [
    {
      title: t('component.claim'),
      Icon: ExtensionIcon,
      onClick: () => open({ forEntity: claimTarget(entity).entityRef }),
    },
  ];
}
