/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Makes an API group of a service cluster usable in this cluster, under its native path. Nothing is copied: each request goes to the service cluster.
 *
 * @public
 */
export interface ClusterAPIGroupImport {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * ClusterAPIGroupImport.
   */
  kind: 'ClusterAPIGroupImport';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClusterAPIGroupImportSpec;
  status?: ClusterAPIGroupImportStatus;
}
/**
 * Which group, and from where.
 *
 * @public
 */
export interface ClusterAPIGroupImportSpec {
  /**
   * The API group.
   */
  group: string;
  /**
   * Its versions, the preferred one first. Default: all that the service cluster serves.
   *
   * @minItems 1
   * @maxItems 16
   */
  versions?: string[];
  /**
   * The DownstreamClusterLink.
   */
  linkRef: {
    /**
     * Its namespace.
     */
    namespace: string;
    /**
     * Its name.
     */
    name: string;
  };
}
/**
 * What the controllers found out.
 *
 * @public
 */
export interface ClusterAPIGroupImportStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the group can be used (type Ready): nobody else has it here (type NoConflict), and the service cluster serves it (type Served).
   */
  conditions?: Condition[];
  /**
   * The versions that are usable, the preferred one first.
   */
  versions?: string[];
}
