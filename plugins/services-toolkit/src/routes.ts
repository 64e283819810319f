import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The page *Services*. @public */
export const rootRouteRef = createRouteRef({ id: 'services-toolkit' });

/** All claims that one may see. @public */
export const claimsRouteRef = createSubRouteRef({
  id: 'services-toolkit/claims',
  parent: rootRouteRef,
  path: '/claims',
});

/** One claim. @public */
export const claimRouteRef = createSubRouteRef({
  id: 'services-toolkit/claim',
  parent: rootRouteRef,
  path: '/claims/:cluster/:namespace/:name',
});
