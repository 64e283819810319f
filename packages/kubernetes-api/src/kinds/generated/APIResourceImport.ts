/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Opens a namespace for resources of an imported API group: they live in the namespace of the same name in the service cluster.
 *
 * @public
 */
export interface APIResourceImport {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * APIResourceImport.
   */
  kind: 'APIResourceImport';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: APIResourceImportSpec;
  status?: APIResourceImportStatus;
}
/**
 * What is opened.
 *
 * @public
 */
export interface APIResourceImportSpec {
  /**
   * The API group, which a ClusterAPIGroupImport has to import.
   */
  group: string;
  /**
   * The resources, by their plural names. Default: all namespaced ones of the group.
   *
   * @minItems 1
   * @maxItems 64
   */
  resources?: string[];
  /**
   * What becomes of the objects in the service cluster when this namespace is deleted. Default: Delete.
   */
  namespaceDeletion?: 'Delete' | 'Orphan';
}
/**
 * What the controllers found out.
 *
 * @public
 */
export interface APIResourceImportStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the resources can be used in this namespace (type Ready).
   */
  conditions?: Condition[];
}
