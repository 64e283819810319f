import {
  ApiBlueprint,
  AppRootElementBlueprint,
  PageBlueprint,
  coreApis,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import ExtensionIcon from '@material-ui/icons/ExtensionOutlined';
import { AuthProviderTokens } from './api/AuthProviderTokens';
import { authProviders } from './api/authProviders';
import { clusterTokensApiRef } from './api/clusterTokensApiRef';
import { createQueryClient } from './api/createQueryClient';
import { createServicesToolkitApi } from './api/createServicesToolkitApi';
import { queryClientApiRef } from './api/queryClientApiRef';
import { servicesToolkitApiRef } from './api/servicesToolkitApiRef';
import { ClaimDialogHost } from './components/ClaimDialog/ClaimDialogHost';
import { useClaimMenuItem } from './components/ComponentServices/useClaimMenuItem';
import { useOfferingMenuItem } from './components/OfferingContent/useOfferingMenuItem';
import { PagePreloader } from './components/PagePreloader/PagePreloader';
import {
  useClaimsMenuItem,
  useServicesMenuItem,
} from './components/usePageMenuItem';
import {
  isService,
  isServiceClaim,
  isServiceOffering,
} from './model/entityKinds';
import { createFromTemplateRouteRef, rootRouteRef } from './routes';
import { servicesToolkitTranslationRef } from './translation';

const isOffering = { kind: 'resource', 'spec.type': 'service-offering' };
const isComponent = { kind: 'component' };

/** As large as the icons of the other items. */
const menuIcon = <ExtensionIcon style={{ fontSize: 16 }} />;

const servicesApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: servicesToolkitApiRef,
      deps: {
        clusterTokens: clusterTokensApiRef,
        discoveryApi: coreApis.discovery,
        fetchApi: coreApis.fetch,
      },
      factory: createServicesToolkitApi,
    }),
});

const clusterTokensApi = ApiBlueprint.make({
  name: 'cluster-tokens',
  params: defineParams =>
    defineParams({
      api: clusterTokensApiRef,
      deps: authProviders,
      factory: providers => new AuthProviderTokens(providers),
    }),
});

const queryClientApi = ApiBlueprint.make({
  name: 'query-client',
  params: defineParams =>
    defineParams({
      api: queryClientApiRef,
      deps: {},
      factory: createQueryClient,
    }),
});

const servicesPage = PageBlueprint.make({
  params: {
    path: '/services',
    title: servicesToolkitTranslationRef('services.title'),
    icon: <ExtensionIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/ServicesMain').then(m => <m.ServicesMain />),
  },
});

const claimDialog = AppRootElementBlueprint.make({
  name: 'claim-dialog',
  params: { element: <ClaimDialogHost /> },
});

const pagePreloader = AppRootElementBlueprint.make({
  name: 'page-preloader',
  params: { element: <PagePreloader /> },
});

const offeringCard = EntityCardBlueprint.make({
  name: 'offering',
  params: {
    type: 'content',
    filter: isOffering,
    loader: () =>
      import('./components/OfferingContent/OfferingEntityCard').then(m => (
        <m.OfferingEntityCard />
      )),
  },
});

const serviceCard = EntityCardBlueprint.make({
  name: 'service',
  params: {
    type: 'content',
    filter: isService,
    loader: () =>
      import('./components/Service/ServiceEntityCard').then(m => (
        <m.ServiceEntityCard />
      )),
  },
});

const serviceExamples = EntityContentBlueprint.make({
  name: 'service-examples',
  params: {
    path: '/examples',
    title: servicesToolkitTranslationRef('examples.title'),
    filter: isService,
    loader: () =>
      import('./components/Service/ServiceExamples').then(m => (
        <m.ServiceExamples />
      )),
  },
});

const offeringContents = [
  EntityContentBlueprint.make({
    name: 'offering-parameters',
    params: {
      path: '/parameters',
      title: servicesToolkitTranslationRef('parameters.title'),
      filter: isOffering,
      loader: () =>
        import(
          './components/OfferingContent/Parameters/OfferingParameters'
        ).then(m => <m.OfferingParameters />),
    },
  }),
  EntityContentBlueprint.make({
    name: 'offering-usage',
    params: {
      path: '/used-by',
      title: servicesToolkitTranslationRef('usage.title'),
      filter: isOffering,
      loader: () =>
        import('./components/OfferingContent/OfferingUsage').then(m => (
          <m.OfferingUsage />
        )),
    },
  }),
  EntityContentBlueprint.make({
    name: 'offering-instances',
    params: {
      path: '/instances',
      title: servicesToolkitTranslationRef('instances.title'),
      filter: isOffering,
      loader: () =>
        import('./components/OfferingContent/Instances/OfferingInstances').then(
          m => <m.OfferingInstances />,
        ),
    },
  }),
  EntityContentBlueprint.make({
    name: 'offering-examples',
    params: {
      path: '/examples',
      title: servicesToolkitTranslationRef('examples.title'),
      filter: isOffering,
      loader: () =>
        import('./components/OfferingContent/OfferingExamples').then(m => (
          <m.OfferingExamples />
        )),
    },
  }),
  EntityContentBlueprint.make({
    name: 'offering-clusters',
    params: {
      path: '/clusters',
      title: servicesToolkitTranslationRef('clusters.title'),
      filter: isOffering,
      loader: () =>
        import('./components/OfferingContent/OfferingClusters').then(m => (
          <m.OfferingClusters />
        )),
    },
  }),
];

const claimCard = EntityCardBlueprint.make({
  name: 'claim',
  params: {
    type: 'content',
    filter: isServiceClaim,
    loader: () =>
      import('./components/ClaimEntity/ClaimEntityCard').then(m => (
        <m.ClaimEntityCard />
      )),
  },
});

const componentCard = EntityCardBlueprint.make({
  name: 'component-services',
  params: {
    type: 'content',
    filter: isComponent,
    loader: () =>
      import('./components/ComponentServices/ComponentServicesCard').then(m => (
        <m.ComponentServicesCard />
      )),
  },
});

const componentContent = EntityContentBlueprint.make({
  name: 'component-services',
  params: {
    path: '/services',
    title: servicesToolkitTranslationRef('component.title'),
    group: 'deployment',
    filter: isComponent,
    loader: () =>
      import('./components/ComponentServices/ComponentServicesCard').then(m => (
        <m.ComponentServicesCard />
      )),
  },
});

const claimMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'claim-service',
  params: {
    icon: menuIcon,
    filter: isComponent,
    useProps: useClaimMenuItem,
  },
});

const offeringMenuItems = [
  EntityContextMenuItemBlueprint.make({
    name: 'claim-offering',
    params: {
      icon: menuIcon,
      filter: isOffering,
      useProps: useOfferingMenuItem,
    },
  }),
  EntityContextMenuItemBlueprint.make({
    name: 'all-services',
    params: {
      icon: menuIcon,
      filter: entity => isService(entity) || isServiceOffering(entity),
      useProps: useServicesMenuItem,
    },
  }),
];

const claimsMenuItem = EntityContextMenuItemBlueprint.make({
  name: 'my-claims',
  params: {
    icon: menuIcon,
    filter: isServiceClaim,
    useProps: useClaimsMenuItem,
  },
});

// Of an app that has no scaffolder they are no part.
const templateFields = [
  FormFieldBlueprint.make({
    name: 'service-offering-picker',
    params: {
      field: () =>
        import('./components/TemplateFields/formFields').then(
          m => m.serviceOfferingPicker,
        ),
    },
  }),
  FormFieldBlueprint.make({
    name: 'service-parameters',
    params: {
      field: () =>
        import('./components/TemplateFields/formFields').then(
          m => m.serviceParameters,
        ),
    },
  }),
];

/**
 * Find, claim, watch and release services: for apps on the new frontend system.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'services-toolkit',
  title: 'Services',
  icon: <ExtensionIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
  extensions: [
    servicesApi,
    clusterTokensApi,
    queryClientApi,
    servicesPage,
    claimDialog,
    pagePreloader,
    offeringCard,
    serviceCard,
    serviceExamples,
    ...offeringContents,
    claimCard,
    componentCard,
    componentContent,
    claimMenuItem,
    ...offeringMenuItems,
    claimsMenuItem,
    ...templateFields,
  ],
});

export { servicesToolkitTranslationRef };
