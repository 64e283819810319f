import { useNavigate } from 'react-router-dom';
import { isComponentEntity } from '@backstage/catalog-model';
import type { IconComponent } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import ExtensionIcon from '@material-ui/icons/ExtensionOutlined';
import { useTexts } from '../../hooks/useTexts';
import { claimTarget } from '../../model/claimTarget';
import {
  isService,
  isServiceClaim,
  isServiceOffering,
} from '../../model/entityKinds';
import { useClaimDialog } from '../ClaimDialog/useClaimDialog';
import { useOfferingMenuItem } from '../OfferingContent/useOfferingMenuItem';
import { useClaimsMenuItem, useServicesMenuItem } from '../usePageMenuItem';

/**
 * For `UNSTABLE_extraContextMenuItems` of an `EntityLayout`: *Claim a service* on a component, *Claim* and *All services* on an
 * offering, *My claims* on a claim, none on anything else. That menu has no item that is closed: who may not claim is told why in the dialog.
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
  const navigate = useNavigate();
  const claimOffering = useOfferingMenuItem();
  const services = useServicesMenuItem();
  const claims = useClaimsMenuItem();
  const pageItem = ({ title, href }: { title: string; href: string }) => ({
    title,
    onClick: () => navigate(href),
  });
  const items = () => {
    if (isServiceOffering(entity)) {
      return [claimOffering, pageItem(services)];
    }
    if (isService(entity)) {
      return [pageItem(services)];
    }
    if (isServiceClaim(entity)) {
      return [pageItem(claims)];
    }
    if (isComponentEntity(entity)) {
      return [
        {
          title: t('component.claim'),
          onClick: () => open({ forEntity: claimTarget(entity).entityRef }),
        },
      ];
    }
    return [];
  };
  return items().map(item => ({ ...item, Icon: ExtensionIcon }));
}
