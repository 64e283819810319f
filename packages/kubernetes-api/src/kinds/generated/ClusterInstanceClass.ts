/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { LabelSelector } from '../../builtin/LabelSelector';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * A class of service instances that a platform team offers on this cluster. Application teams ask for an instance of it with a ClassClaim, without knowing how it is made.
 *
 * @public
 */
export interface ClusterInstanceClass {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClusterInstanceClass.
   */
  kind: 'ClusterInstanceClass';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClusterInstanceClassSpec;
  status?: ClusterInstanceClassStatus;
}
/**
 * What the class offers, and how claims on it are fulfilled.
 *
 * @public
 */
export interface ClusterInstanceClassSpec {
  /**
   * What people read about the class.
   */
  description?: {
    /**
     * One line for the people who choose a service.
     */
    short?: string;
  };
  /**
   * Claims are fulfilled by picking an instance that exists, is free, and is open to the claim's namespace.
   */
  pool?: {
    /**
     * The API group of the instances. Absent or empty means the core group.
     */
    group?: string;
    /**
     * The kind of the instances, such as PostgresInstance or Secret.
     */
    kind: string;
    /**
     * Only instances in these namespaces belong to the pool. Absent means those of all namespaces: then anybody who may create such an object anywhere, and a ResourceClaimPolicy beside it, can add it to the pool. Name the namespaces in which the service operators keep the instances.
     *
     * @minItems 1
     * @maxItems 256
     *
     * Items: The name of a namespace.
     */
    namespaces?: string[];
    /**
     * Only instances whose labels match belong to the pool. Absent means all of them.
     */
    labelSelector?: LabelSelector;
    /**
     * Only instances that match this field selector belong to the pool. The API server evaluates it, so it may name what the API server supports for the kind (such as type=kubernetes.io/basic-auth for Secrets).
     */
    fieldSelector?: string;
  };
  /**
   * Claims are fulfilled by making a new instance.
   */
  provisioner?: {
    /**
     * The instance is a composite resource of Crossplane.
     */
    crossplane?: {
      /**
       * The name of the CompositeResourceDefinition (XRD).
       */
      compositeResourceDefinition: string;
      /**
       * Chooses among the compositions of the XRD by label.
       */
      compositionSelector?: {
        /**
         * Labels that the composition has to carry.
         */
        matchLabels?: {
          [k: string]: string;
        };
      };
      /**
       * The composition to use. It wins over compositionSelector.
       */
      compositionRef?: {
        /**
         * The name of the composition.
         */
        name: string;
      };
      /**
       * Whether instances that exist follow a changed composition automatically (Automatic) or when their operator says so (Manual).
       */
      compositionUpdatePolicy?: 'Automatic' | 'Manual';
    };
    /**
     * The instance is made from a ClusterResourceProvisionTemplate.
     */
    template?: {
      /**
       * The name of the ClusterResourceProvisionTemplate.
       */
      name: string;
    };
  };
}
/**
 * What the controller found out about the class.
 *
 * @public
 */
export interface ClusterInstanceClassStatus {
  /**
   * The generation of the class that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether claims on the class can be fulfilled (type Ready), and if not, why.
   */
  conditions?: Condition[];
  /**
   * What a claim may say in spec.parameters. Absent for pools.
   */
  claimParameters?: {
    /**
     * The schema of spec.parameters, as OpenAPI v3.
     */
    openAPIV3Schema?: {
      [k: string]: unknown;
    };
  };
  /**
   * What a claim on the class yields.
   */
  instanceType?: {
    /**
     * The API group of the instances, empty for the core group.
     */
    group?: string;
    /**
     * The version of the API that the instances are read in.
     */
    version?: string;
    /**
     * The kind of the instances.
     */
    kind?: string;
  };
  /**
   * What claims on the class meet, as of at most ten seconds ago. Nothing is decided by it: it is what people read who choose.
   */
  usage?: {
    /**
     * How many instances of the pool nobody holds. Absent where none are in a pool.
     */
    free?: number;
    /**
     * How many instances are held by claims.
     */
    held?: number;
    /**
     * How many claims have no instance yet.
     */
    waiting?: number;
    /**
     * How long claims have taken lately, the median of the 20 newest. Absent before the first.
     */
    typicalSecondsToReady?: number;
    /**
     * Which keys the Secrets of the 20 newest Ready claims have, never their values. Absent before the first.
     */
    keys?: {
      /**
       * Those that each of them has, in alphabetical order, at most 256.
       *
       * @maxItems 256
       */
      always: string[];
      /**
       * Those that some of them have, in alphabetical order, at most 256.
       *
       * @maxItems 256
       */
      sometimes: string[];
    };
  };
}
