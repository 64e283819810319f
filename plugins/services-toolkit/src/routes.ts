import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The page *Services*. @public */
export const rootRouteRef = createRouteRef({ id: 'services-toolkit' });

/** One's own claims, or all that one may see. @public */
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

/** Claims that are not ready, for those who run services. @public */
export const pendingRouteRef = createSubRouteRef({
  id: 'services-toolkit/pending',
  parent: rootRouteRef,
  path: '/pending',
});

/** The links between clusters, for those who run them. @public */
export const linksRouteRef = createSubRouteRef({
  id: 'services-toolkit/links',
  parent: rootRouteRef,
  path: '/links',
});

/** Where the scaffolder starts a template; not bound in an app that has no scaffolder. @public */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'services-toolkit/create-from-template',
  optional: true,
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** An offering whose place in the catalog another source has; others are on their entity pages. */
export const offeringRouteRef = createSubRouteRef({
  id: 'services-toolkit/offering',
  parent: rootRouteRef,
  path: '/offerings/:group/:class',
});

/** The same of a service. */
export const serviceRouteRef = createSubRouteRef({
  id: 'services-toolkit/service',
  parent: rootRouteRef,
  path: '/service/:group/:service',
});
