import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { Service } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { serviceRouteRef } from '../routes';

/** Where the page of a service is: its entity's, or one of our own where another source has that entity. */
export function useServicePath(): (
  service: Pick<Service, 'group' | 'name' | 'entityRef' | 'conflict'>,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  const serviceRoute = useRouteRef(serviceRouteRef);
  return useCallback(
    ({ group, name, entityRef, conflict }) =>
      conflict
        ? serviceRoute({ group, service: name })
        : entityRoute(parseEntityRef(entityRef)),
    [entityRoute, serviceRoute],
  );
}
