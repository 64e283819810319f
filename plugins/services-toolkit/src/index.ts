/**
 * Find, claim, watch and release services in Backstage. Apps on the new frontend system install `./alpha`.
 *
 * @packageDocumentation
 */

export { servicesToolkitApiRef } from './api/servicesToolkitApiRef';
export {
  claimRouteRef,
  claimsRouteRef,
  pendingRouteRef,
  rootRouteRef,
} from './routes';
export { servicesToolkitTranslationRef } from './translation';
