/**
 * Find, claim, watch and release services in Backstage. This is for apps on the legacy frontend system; those on the
 * new one install `./alpha`.
 *
 * @packageDocumentation
 */

export {
  clusterTokensApiRef,
  type ClusterTokensApi,
} from './api/clusterTokensApiRef';
export { servicesToolkitApiRef } from './api/servicesToolkitApiRef';
export { useServicesContextMenuItems } from './components/ComponentServices/useServicesContextMenuItems';
export {
  ServiceOfferingPickerFieldExtension,
  ServiceParametersFieldExtension,
} from './fieldExtensions';
export {
  isService,
  isServiceClaim,
  isServiceOffering,
} from './model/entityKinds';
export {
  EntityComponentServices,
  EntityServiceCard,
  EntityServiceClaimCard,
  EntityServiceExamples,
  EntityServiceOfferingCard,
  EntityServiceOfferingClusters,
  EntityServiceOfferingExamples,
  EntityServiceOfferingInstances,
  EntityServiceOfferingParameters,
  EntityServiceOfferingUsage,
  ServicesToolkitClaimDialog,
  ServicesToolkitPage,
  servicesToolkitPlugin,
} from './plugin';
export {
  claimRouteRef,
  claimsRouteRef,
  createFromTemplateRouteRef,
  pendingRouteRef,
  rootRouteRef,
} from './routes';
export { servicesToolkitTranslationRef } from './translation';
