/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Lets clusters have a copy of a Secret of this namespace, through their links. It reaches such a cluster only where a SecretImport there asks for it.
 *
 * @public
 */
export interface SecretExport {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'replication.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * SecretExport.
   */
  kind: 'SecretExport';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: SecretExportSpec;
  status?: SecretExportStatus;
}
/**
 * What is exported, and to whom.
 *
 * @public
 */
export interface SecretExportSpec {
  /**
   * The Secret, in the namespace of this object.
   */
  secretRef: {
    /**
     * Its name.
     */
    name: string;
  };
  /**
   * The UpstreamClusterLinks whose clusters may have it.
   *
   * @minItems 1
   * @maxItems 64
   *
   * Items: A link.
   */
  links: {
    /**
     * Its namespace.
     */
    namespace: string;
    /**
     * Its name.
     */
    name: string;
  }[];
}
/**
 * What the controllers found out.
 *
 * @public
 */
export interface SecretExportStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the Secret may be exported (type SecretFound), and whether all links have it (type Ready).
   */
  conditions?: Condition[];
  /**
   * When a copy was last written.
   */
  lastSyncedTime?: string;
  /**
   * What the links have, as it was last written.
   *
   * Items: The copy for one link.
   */
  copies?: {
    /**
     * Its namespace, which is the link's and nobody else's.
     */
    namespace: string;
    /**
     * Its name there.
     */
    name: string;
    /**
     * Its version. It is written again when it has another one.
     */
    resourceVersion: string;
    /**
     * The UID and version of the Secret that it is a copy of.
     */
    sourceVersion: string;
  }[];
}
