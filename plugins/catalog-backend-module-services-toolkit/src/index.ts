/**
 * A module of the catalog backend: service classes and claims of Kubernetes clusters as catalog entities.
 *
 * @packageDocumentation
 */
export { decideOnClaimEntities } from './decideOnClaimEntities';
export { serviceSearchText } from './serviceSearchText';
export { catalogModuleServicesToolkit as default } from './module';
