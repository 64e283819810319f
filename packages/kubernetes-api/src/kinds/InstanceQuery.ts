import type { KubernetesObject } from '../builtin/KubernetesObject';
import type { ObjectReference } from '../builtin/ObjectReference';
import type { ResourceType } from './ResourceType';

/**
 * The kind that is served by this project's own API server, through the cluster's: it can be created, and is stored nowhere.
 *
 * @public
 */
export const instanceQueries = {
  group: 'claimable.services.apps.tanzu.vmware.com',
  version: 'v1alpha1',
  kind: 'InstanceQuery',
  plural: 'instancequeries',
  namespaced: true,
} as const satisfies ResourceType;

/** How many instances an answer may list. @public */
export const instanceQueryLimits = { default: 50, maximum: 500 } as const;

/** Asks which instances of a class a claim in its namespace could have now. @public */
export interface InstanceQuery extends KubernetesObject {
  apiVersion: 'claimable.services.apps.tanzu.vmware.com/v1alpha1';
  kind: 'InstanceQuery';
  spec: {
    /** The name of a ClusterInstanceClass with a pool. */
    class: string;
    /** At most so many instances are listed: see {@link instanceQueryLimits}. */
    limit?: number;
  };
  status?: {
    /** In the pool, free, and open to the namespace; ordered by namespace and name. */
    instances: ObjectReference[];
  };
}
