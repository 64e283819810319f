import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { alertApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useAppNavigate } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import { isEntityRef } from '../../model/isEntityRef';
import { claimsRouteRef } from '../../routes';

/** Goes to where a released claim was used: its component, else one's own claims. Its own page has nothing to show. */
export function useAfterRelease({
  name,
  entityRef,
}: Pick<Claim, 'name' | 'entityRef'>): () => void {
  const t = useTexts();
  const alertApi = useApi(alertApiRef);
  const navigate = useAppNavigate();
  const entityRoute = useRouteRef(entityRouteRef);
  const claims = useRouteRef(claimsRouteRef)();
  return useCallback(() => {
    alertApi.post({
      message: t('claim.released', { name }),
      severity: 'success',
      display: 'transient',
    });
    navigate(
      entityRef && isEntityRef(entityRef)
        ? entityRoute(parseEntityRef(entityRef))
        : claims,
    );
  }, [alertApi, t, navigate, entityRoute, claims, name, entityRef]);
}
