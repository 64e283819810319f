import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { AuthProviderTokens } from './api/AuthProviderTokens';
import { authProviders } from './api/authProviders';
import { clusterTokensApiRef } from './api/clusterTokensApiRef';
import { createQueryClient } from './api/createQueryClient';
import { createServicesToolkitApi } from './api/createServicesToolkitApi';
import { queryClientApiRef } from './api/queryClientApiRef';
import { servicesToolkitApiRef } from './api/servicesToolkitApiRef';
import { createFromTemplateRouteRef, rootRouteRef } from './routes';

/**
 * Find, claim, watch and release services: for apps on the legacy frontend system. Those on the new one install
 * `./alpha`.
 *
 * @public
 */
export const servicesToolkitPlugin = createPlugin({
  id: 'services-toolkit',
  apis: [
    createApiFactory({
      api: servicesToolkitApiRef,
      deps: {
        clusterTokens: clusterTokensApiRef,
        discoveryApi: coreApis.discovery,
        fetchApi: coreApis.fetch,
      },
      factory: createServicesToolkitApi,
    }),
    createApiFactory({
      api: clusterTokensApiRef,
      deps: authProviders,
      factory: providers => new AuthProviderTokens(providers),
    }),
    createApiFactory({
      api: queryClientApiRef,
      deps: {},
      factory: createQueryClient,
    }),
  ],
  routes: { root: rootRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
});

/** The pages below `/services`. @public */
export const ServicesToolkitPage = servicesToolkitPlugin.provide(
  createRoutableExtension({
    name: 'ServicesToolkitPage',
    component: () =>
      import('./components/LegacyServicesPage').then(m => m.LegacyServicesPage),
    mountPoint: rootRouteRef,
  }),
);

/** The dialog *Claim a service*; stands once in the app, inside its router. @public */
export const ServicesToolkitClaimDialog = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'ServicesToolkitClaimDialog',
    component: {
      lazy: () =>
        import('./components/ClaimDialog/ClaimDialogHost').then(
          m => m.ClaimDialogHost,
        ),
    },
  }),
);

/** The claims of a component, as a card or in a tab. @public */
export const EntityComponentServices = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityComponentServices',
    component: {
      lazy: () =>
        import('./components/ComponentServices/ComponentServicesCard').then(
          m => m.ComponentServicesCard,
        ),
    },
  }),
);

/** What an offering is and the way to a claim, on its own entity page. @public */
export const EntityServiceOfferingCard = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceOfferingCard',
    component: {
      lazy: () =>
        import('./components/OfferingContent/OfferingEntityCard').then(
          m => m.OfferingEntityCard,
        ),
    },
  }),
);

/** The tab *Parameters* of an offering. @public */
export const EntityServiceOfferingParameters = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceOfferingParameters',
    component: {
      lazy: () =>
        import(
          './components/OfferingContent/Parameters/OfferingParameters'
        ).then(m => m.OfferingParameters),
    },
  }),
);

/** The tab *Used by* of an offering. @public */
export const EntityServiceOfferingUsage = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceOfferingUsage',
    component: {
      lazy: () =>
        import('./components/OfferingContent/OfferingUsage').then(
          m => m.OfferingUsage,
        ),
    },
  }),
);

/** The tab *Instances* of an offering. @public */
export const EntityServiceOfferingInstances = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceOfferingInstances',
    component: {
      lazy: () =>
        import('./components/OfferingContent/Instances/OfferingInstances').then(
          m => m.OfferingInstances,
        ),
    },
  }),
);

/** The tab *Examples* of an offering. @public */
export const EntityServiceOfferingExamples = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceOfferingExamples',
    component: {
      lazy: () =>
        import('./components/OfferingContent/OfferingExamples').then(
          m => m.OfferingExamples,
        ),
    },
  }),
);

/** The tab *Clusters* of an offering. @public */
export const EntityServiceOfferingClusters = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceOfferingClusters',
    component: {
      lazy: () =>
        import('./components/OfferingContent/OfferingClusters').then(
          m => m.OfferingClusters,
        ),
    },
  }),
);

/** What a service is, its plans and what it guarantees, on its own entity page. @public */
export const EntityServiceCard = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceCard',
    component: {
      lazy: () =>
        import('./components/Service/ServiceEntityCard').then(
          m => m.ServiceEntityCard,
        ),
    },
  }),
);

/** The tab *Examples* of a service. @public */
export const EntityServiceExamples = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceExamples',
    component: {
      lazy: () =>
        import('./components/Service/ServiceExamples').then(
          m => m.ServiceExamples,
        ),
    },
  }),
);

/** The live state of a claim, on its own entity page. @public */
export const EntityServiceClaimCard = servicesToolkitPlugin.provide(
  createComponentExtension({
    name: 'EntityServiceClaimCard',
    component: {
      lazy: () =>
        import('./components/ClaimEntity/ClaimEntityCard').then(
          m => m.ClaimEntityCard,
        ),
    },
  }),
);
