/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';
import type { ObjectReference } from '../../builtin/ObjectReference';

/**
 * An exclusive claim on one object that yields credentials. Of any number of claims on one object, exactly one holds it. Kubernetes has resourceclaims of its own: write resourceclaims.services.apps.tanzu.vmware.com.
 *
 * @public
 */
export interface ResourceClaim {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ResourceClaim.
   */
  kind: 'ResourceClaim';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ResourceClaimSpec;
  status?: ResourceClaimStatus;
}
/**
 * What is asked for.
 *
 * @public
 */
export interface ResourceClaimSpec {
  /**
   * The object to claim, which is a Provisioned Service (it has status.binding.name) or a Secret.
   */
  ref: ObjectReference;
}
/**
 * What has become of the claim.
 *
 * @public
 */
export interface ResourceClaimStatus {
  /**
   * The generation of the claim that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the claim holds its object (type Ready), and if not, why.
   */
  conditions?: Condition[];
  /**
   * The credentials. This makes the claim a Provisioned Service of the Service Binding Specification for Kubernetes 1.1.
   */
  binding?: {
    /**
     * The name of the Secret with the credentials, in the claim's namespace.
     */
    name: string;
    /**
     * The names of the Secret's keys, in alphabetical order, at most 256 of them: what the credentials consist of, for those who may not read Secrets. Never the values.
     *
     * @maxItems 256
     */
    keys?: string[];
  };
  /**
   * The object that this claim holds.
   */
  claimedResourceRef?: ObjectReference;
}
