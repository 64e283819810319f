/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';
import type { ObjectReference } from '../../builtin/ObjectReference';

/**
 * A request for one instance of a class of services. Once it is Ready, the Secret named in status.binding.name holds the credentials.
 *
 * @public
 */
export interface ClassClaim {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClassClaim.
   */
  kind: 'ClassClaim';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClassClaimSpec;
  status?: ClassClaimStatus;
}
/**
 * What is asked for. It is looked at until an instance has been found. Later edits are accepted, and have no effect.
 *
 * @public
 */
export interface ClassClaimSpec {
  /**
   * The class to claim from.
   */
  classRef?: {
    /**
     * The name of a ClusterInstanceClass.
     */
    name: string;
  };
  /**
   * What the service has to offer, in place of a class: the first plan of a ClusterServiceOffering that has all of it is claimed from, and stands in status.classRef from then on.
   */
  classSelector?: {
    /**
     * What kind of service it is, such as postgresql.
     */
    type?: string;
    /**
     * What the application speaks to it, such as postgresql.
     */
    protocol?: string;
    /**
     * The name of who provides it.
     */
    provider?: string;
    /**
     * A version or a range of versions as npm writes it, such as 18, ^18.1, or >=16 <19.
     */
    version?: string;
    /**
     * The name of the plan.
     */
    plan?: string;
    /**
     * What the service has to be able to do on this cluster, by name.
     *
     * @minItems 1
     * @maxItems 32
     *
     * Items: The name of a capability.
     */
    capabilities?: string[];
    /**
     * What the service has to guarantee on this cluster, by name.
     *
     * @minItems 1
     * @maxItems 32
     *
     * Items: The name of a guarantee.
     */
    guarantees?: string[];
    /**
     * Labels that the ClusterInstanceClass has to carry, with exactly these values.
     */
    matchLabels?: {
      [k: string]: string;
    };
  };
  /**
   * Wishes about the new instance, for classes that make one. Which there are, the class says in status.claimParameters. Classes that pick from a pool ignore them.
   */
  parameters?: {
    [k: string]: unknown;
  };
}
/**
 * What has become of the claim.
 *
 * @public
 */
export interface ClassClaimStatus {
  /**
   * The generation of the claim that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the claim is fulfilled (type Ready), how far it is, and what it waits for.
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
   * What spec.classSelector was resolved to. From then on the claim stays with it. Absent for claims that name their class.
   */
  classRef?: {
    /**
     * The name of the ClusterInstanceClass.
     */
    name: string;
    /**
     * The name of the ClusterServiceOffering.
     */
    offering?: string;
    /**
     * The name of its plan.
     */
    plan?: string;
  };
  /**
   * What the instance was made from, for classes that make one. It is written before anything is made. From then on the instance is looked after and deleted by what stands here, not by what the claim's spec or annotations say.
   */
  provisionedBy?: {
    /**
     * The ClusterInstanceClass that the claim was matched with, and allowed to claim from.
     */
    className?: string;
    /**
     * The ClusterResourceProvisionTemplate that the instance is made from. Absent for composite resources.
     */
    template?: string;
    /**
     * The CompositeResourceDefinition of the composite resource that was made. Absent for templates.
     */
    compositeResourceDefinition?: string;
    /**
     * The parameters that the template is rendered with: valid, and with defaults. Absent for composite resources, which hold them themselves.
     */
    parameters?: {
      [k: string]: unknown;
    };
    /**
     * The UID of the object that status.resourceRef names, once there is one: another object of that name is not this claim's.
     */
    resourceUid?: string;
  };
  /**
   * The parameters that the class does not know, so that they have no effect: at most 32 of them. Absent where there is none.
   *
   * @maxItems 32
   *
   * Items: One of the parameters.
   */
  prunedParameters?: {
    /**
     * Which field of the claim, such as spec.parameters.sizee.
     */
    path: string;
    /**
     * The name of the field beside it that was probably meant, such as size.
     */
    similar?: string;
  }[];
  /**
   * The object that was made for this claim, for classes that make one.
   */
  provisionedResourceRef?: ObjectReference;
  /**
   * Further objects that were made for this claim, for classes with a template. They are written here before they are made, and are deleted with the claim.
   */
  provisionedResources?: ObjectReference[];
  /**
   * The object that this claim holds.
   */
  resourceRef?: ObjectReference;
}
