import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { offeringRouteRef } from '../routes';

/** Where the page of an offering is: its entity's, or one of our own where another source has that entity. */
export function useOfferingPath(): (offering: Offering) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  const offeringRoute = useRouteRef(offeringRouteRef);
  return useCallback(
    ({ group, class: className, entityRef, conflict }) =>
      conflict
        ? offeringRoute({ group, class: className })
        : entityRoute(parseEntityRef(entityRef)),
    [entityRoute, offeringRoute],
  );
}
