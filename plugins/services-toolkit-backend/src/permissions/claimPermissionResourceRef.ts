import { RESOURCE_TYPE_SERVICES_TOOLKIT_CLAIM } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/**
 * What a rule sees of a claim: nothing in it was written by the claimant alone, except its name and class.
 *
 * @public
 */
export interface ClaimResource {
  cluster: string;
  namespace: string;
  name: string;
  class?: string;
  /** Kubernetes user name, recorded by the API server. */
  requestedBy?: string;
}

/** Says of one claim whether a decision allows it. */
export type ClaimFilter = (claim: ClaimResource) => boolean;

// Claims are filtered in memory, where the watch keeps them: the query that a rule becomes is a filter.
export const claimPermissionResourceRef = createPermissionResourceRef<
  ClaimResource,
  ClaimFilter
>().with({
  pluginId: 'services-toolkit',
  resourceType: RESOURCE_TYPE_SERVICES_TOOLKIT_CLAIM,
});
