/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * An object in YAML that shows how an API is used. It is checked against the schema of its kind, and never created.
 *
 * @public
 */
export interface ClusterExampleUsage {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClusterExampleUsage.
   */
  kind: 'ClusterExampleUsage';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClusterExampleUsageSpec;
  status?: ClusterExampleUsageStatus;
}
/**
 * The example.
 *
 * @public
 */
export interface ClusterExampleUsageSpec {
  /**
   * The API that the example is about.
   */
  gvkRef: {
    /**
     * The API group. Absent or empty means the core group.
     */
    group?: string;
    /**
     * The kind, such as PostgresInstance.
     */
    kind: string;
    /**
     * The version of the API, such as v1.
     */
    version: string;
  };
  /**
   * What the example shows, in one line.
   */
  description?: string;
  /**
   * The example, one YAML document.
   */
  yaml: string;
}
/**
 * What the controller found out.
 *
 * @public
 */
export interface ClusterExampleUsageStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the example would be taken by the API server (type Ready), and if not, where it is wrong.
   */
  conditions?: Condition[];
}
