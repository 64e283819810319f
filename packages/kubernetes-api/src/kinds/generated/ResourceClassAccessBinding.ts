/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { LabelSelector } from '../../builtin/LabelSelector';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Lets somebody claim from classes that make new instances. The controllers turn it into a ClusterRole with the verb claim and a ClusterRoleBinding, and these go with it.
 *
 * @public
 */
export interface ResourceClassAccessBinding {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ResourceClassAccessBinding.
   */
  kind: 'ResourceClassAccessBinding';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ResourceClassAccessBindingSpec;
  status?: ResourceClassAccessBindingStatus;
}
/**
 * Who may claim from which classes.
 *
 * @public
 */
export interface ResourceClassAccessBindingSpec {
  /**
   * The class, by name. It need not exist yet.
   */
  classRef?: {
    /**
     * The name of a ClusterInstanceClass.
     */
    name: string;
  };
  /**
   * All classes with these labels, those that come later too. An empty selector is all classes.
   */
  classSelector?: LabelSelector;
  /**
   * Who may claim from them, as in a ClusterRoleBinding.
   *
   * @minItems 1
   * @maxItems 1000
   *
   * Items: A user, a group, or a ServiceAccount.
   */
  subjects: {
    /**
     * User, Group or ServiceAccount.
     */
    kind: 'User' | 'Group' | 'ServiceAccount';
    /**
     * The name that the API server knows it by.
     */
    name: string;
    /**
     * Of a ServiceAccount.
     */
    namespace?: string;
    /**
     * May be left out.
     */
    apiGroup?: string;
  }[];
}
/**
 * What the controller made of it.
 *
 * @public
 */
export interface ResourceClassAccessBindingStatus {
  /**
   * The generation of the binding that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the subjects have the right (type Ready), and if not, why.
   */
  conditions?: Condition[];
  /**
   * The names of the classes that the subjects may claim from because of this binding.
   *
   * Items: The name of a ClusterInstanceClass.
   */
  classes?: string[];
}
