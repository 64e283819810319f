/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { LabelSelector } from '../../builtin/LabelSelector';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Opens resources of its own namespace to claims from other namespaces. It is the statement of the resources' owner. Withdrawing it stops new claims, and takes nothing away from claims that hold something.
 *
 * @public
 */
export interface ResourceClaimPolicy {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ResourceClaimPolicy.
   */
  kind: 'ResourceClaimPolicy';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ResourceClaimPolicySpec;
  status?: ResourceClaimPolicyStatus;
}
/**
 * Which resources are opened, and to whom.
 *
 * @public
 */
export interface ResourceClaimPolicySpec {
  /**
   * The namespaces that may claim. "*" means all of them.
   *
   * @maxItems 1024
   *
   * Items: The name of a namespace, or "*".
   */
  consumingNamespaces: string[];
  /**
   * The resources that are opened. Where selector and resourceNames are given, both have to match.
   */
  subject?: {
    /**
     * The API group of the resources. Absent or empty means the core group.
     */
    group?: string;
    /**
     * The kind of the resources.
     */
    kind: string;
    /**
     * Only resources whose labels match are opened. Absent means all of the kind.
     */
    selector?: LabelSelector;
    /**
     * Only resources of these names are opened. Absent means all of the kind.
     *
     * @maxItems 1024
     *
     * Items: The name of a resource in the policy's namespace.
     */
    resourceNames?: string[];
  };
  /**
   * The API group of the resources, in the flat form without subject. Absent or empty means the core group.
   */
  group?: string;
  /**
   * The kind of the resources, in the flat form without subject.
   */
  kind?: string;
  /**
   * Only resources whose labels match are opened, in the flat form without subject. Absent means all of the kind.
   */
  selector?: LabelSelector;
}
/**
 * Kept for what there will be to say about a policy. Nothing is written here today.
 *
 * @public
 */
export interface ResourceClaimPolicyStatus {
  /**
   * The generation of the policy that this status is about.
   */
  observedGeneration?: number;
  /**
   * One entry for each aspect of the present state.
   */
  conditions?: Condition[];
}
