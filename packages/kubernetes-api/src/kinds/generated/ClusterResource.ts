/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * What the author of a service says about one kind of its API. It is true wherever the kind is installed, and says nothing about one version of it. Offerings of the kind inherit it.
 *
 * @public
 */
export interface ClusterResource {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClusterResource.
   */
  kind: 'ClusterResource';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClusterResourceSpec;
  status?: ClusterResourceStatus;
}
/**
 * What is said.
 *
 * @public
 */
export interface ClusterResourceSpec {
  /**
   * The kind that is described.
   */
  resourceRef: {
    /**
     * The API group. Absent or empty means the core group.
     */
    group?: string;
    /**
     * The kind, such as PostgresInstance.
     */
    kind: string;
  };
  /**
   * One line for the people who choose a service.
   */
  shortDescription?: string;
  /**
   * What the service is, in Markdown. Scripts in it are not executed.
   */
  longDescription?: string;
  /**
   * The picture beside the name. Scripts and references in an SVG are removed before it is shown.
   */
  icon?: {
    /**
     * The media type of base64data.
     */
    mediatype?: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
    /**
     * The picture itself, at most 64 KiB, in base64.
     */
    base64data?: string;
    /**
     * Where the picture is.
     */
    url?: string;
  };
  /**
   * Further words by which people may find it.
   *
   * @maxItems 32
   *
   * Items: One word.
   */
  keywords?: string[];
  /**
   * How much the operator behind the service does automatically, as Operator Lifecycle Manager has it.
   */
  capabilityLevel?: 'Basic Install' | 'Seamless Upgrades' | 'Full Lifecycle' | 'Deep Insights' | 'Auto Pilot';
  /**
   * What the service can do, such as backup, restore, scale, upgrade, failover, tls or monitoring.
   *
   * @maxItems 32
   *
   * Items: One capability.
   */
  capabilities?: {
    /**
     * How claims ask for it.
     */
    name: string;
    /**
     * What people read.
     */
    title?: string;
    /**
     * What it does.
     */
    description?: string;
    /**
     * The kind by which one uses it, such as Backup.
     */
    resource?: {
      /**
       * The API group. Absent or empty means the core group.
       */
      group?: string;
      /**
       * The kind, such as PostgresInstance.
       */
      kind: string;
    };
    /**
     * What the cluster has to have for this to be true, all of it. Absent means that it is true on every cluster.
     *
     * @maxItems 8
     *
     * Items: One requirement.
     */
    requires?: {
      /**
       * CEL over "cluster", the status of the ClusterInfrastructure, such as cluster.nodes.schedulable >= 3. It answers true or false.
       */
      expression: string;
      /**
       * What people read where the requirement is not met. It may hold expressions, such as needs 3 nodes, has ${cluster.nodes.schedulable}.
       */
      message: string;
    }[];
  }[];
  /**
   * What the Secret of a claim holds. The keys are compared with those of real Secrets.
   *
   * @maxItems 64
   *
   * Items: One key of the Secret.
   */
  outputs?: {
    /**
     * The key.
     */
    key: string;
    /**
     * What it is called for people.
     */
    title?: string;
    /**
     * What it is for.
     */
    description?: string;
    /**
     * Whether it has to be kept secret. Absent means that it has.
     */
    sensitive?: boolean;
    /**
     * Whether it may be missing.
     */
    optional?: boolean;
  }[];
  /**
   * How the resources of the service relate.
   *
   * @maxItems 64
   *
   * Items: One relation.
   */
  relations?: {
    /**
     * A kind, with its API group where it is not the core group, such as Cluster.postgresql.cnpg.io.
     */
    from: string;
    /**
     * The other kind, written the same way.
     */
    to: string;
    /**
     * What the first has to do with the second.
     */
    type: 'contains' | 'requires' | 'bindsTo';
    /**
     * The same in a sentence.
     */
    description?: string;
  }[];
  /**
   * Where to read on.
   *
   * @maxItems 32
   *
   * Items: One page.
   */
  links?: {
    /**
     * What people click on. Absent means the address.
     */
    title?: string;
    /**
     * The address.
     */
    url: string;
    /**
     * What the page is about.
     */
    type?: 'documentation' | 'support' | 'source' | 'status' | 'runbook' | 'chat';
  }[];
}
/**
 * What the controller found out.
 *
 * @public
 */
export interface ClusterResourceStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the kind is served, and what is said of it can be used (type Ready).
   */
  conditions?: Condition[];
  /**
   * For each capability, whether it is there on this cluster.
   *
   * Items: One verdict.
   */
  capabilities?: {
    /**
     * The name in spec, or in the ClusterResource that says it.
     */
    name: string;
    /**
     * What people read.
     */
    title?: string;
    /**
     * Whether this cluster has what it takes. Unknown where a fact may not be read.
     */
    met: 'True' | 'False' | 'Unknown';
    /**
     * Which requirement is not met, or which fact is not known. Absent where it is met.
     */
    message?: string;
    /**
     * Since when it has been so.
     */
    lastTransitionTime?: string;
  }[];
  /**
   * The objects that describe the kind with spec.gvkRef, such as ClusterExampleUsages: at most 64 of them, by kind and name.
   *
   * @maxItems 64
   *
   * Items: One of the objects.
   */
  descriptors?: {
    /**
     * The object's API group and version.
     */
    apiVersion: string;
    /**
     * The object's kind.
     */
    kind: string;
    /**
     * The object's namespace, absent for objects that have none.
     */
    namespace?: string;
    /**
     * The object's name.
     */
    name: string;
    /**
     * Which version of the described API it is about.
     */
    version: string;
  }[];
}
