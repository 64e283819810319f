/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Keeps a copy of a Secret of the service cluster, of the same namespace and name, as long as a SecretExport there lets this cluster have it.
 *
 * @public
 */
export interface SecretImport {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'replication.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * SecretImport.
   */
  kind: 'SecretImport';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: SecretImportSpec;
  status?: SecretImportStatus;
}
/**
 * What is imported, and through which link.
 *
 * @public
 */
export interface SecretImportSpec {
  /**
   * The Secret, here and there.
   */
  secretRef: {
    /**
     * Its name.
     */
    name: string;
  };
  /**
   * The DownstreamClusterLink to the service cluster.
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
export interface SecretImportStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the service cluster can be asked (type LinkReady), whether it exports the Secret (type Exported), and whether the copy is here (type Ready).
   */
  conditions?: Condition[];
  /**
   * When a copy was last written.
   */
  lastSyncedTime?: string;
  /**
   * The Secret here, as it was last written.
   */
  copy?: {
    /**
     * Its version. It is written again when it has another one.
     */
    resourceVersion: string;
    /**
     * The UID and version of what it is a copy of.
     */
    sourceVersion: string;
  };
}
