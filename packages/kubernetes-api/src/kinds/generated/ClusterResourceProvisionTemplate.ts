/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';
import type { ObjectReference } from '../../builtin/ObjectReference';

/**
 * What is made for each claim on a class whose spec.provisioner.template names it, and where its credentials are then. Texts may hold expressions in the Common Expression Language, as ${claim.metadata.name}.
 *
 * @public
 */
export interface ClusterResourceProvisionTemplate {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1';
  /**
   * ClusterResourceProvisionTemplate.
   */
  kind: 'ClusterResourceProvisionTemplate';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: ClusterResourceProvisionTemplateSpec;
  status?: ClusterResourceProvisionTemplateStatus;
}
/**
 * What is made. Expressions see the claim (claim.metadata), its parameters, and the other resources by their id. What they refer to is made first.
 *
 * @public
 */
export interface ClusterResourceProvisionTemplateSpec {
  /**
   * What a claim may say in spec.parameters. Nothing, if it is absent.
   */
  parameters?: {
    /**
     * The structural schema of spec.parameters, as OpenAPI v3.
     */
    openAPIV3Schema?: {
      [k: string]: unknown;
    };
  };
  /**
   * The objects that are made for a claim, or read.
   *
   * @maxItems 50
   *
   * Items: An object, or with forEach several of one kind.
   */
  resources?: {
    /**
     * The name that expressions have for it.
     */
    id: string;
    /**
     * The object. It lands in the claim's namespace unless it names one, or its kind has none.
     */
    template?: {
      /**
       * The object's API group and version, without expressions.
       */
      apiVersion: string;
      /**
       * The object's kind, without expressions.
       */
      kind: string;
      /**
       * Name, namespace, labels and annotations.
       */
      metadata: {
        /**
         * The object's name.
         */
        name: string;
        /**
         * The object's namespace. Absent means the claim's.
         */
        namespace?: string;
        /**
         * Not for templates.
         */
        ownerReferences?: {
          [k: string]: unknown;
        }[];
        /**
         * Not for templates.
         */
        finalizers?: string[];
        /**
         * Not for templates.
         */
        generateName?: string;
        [k: string]: unknown;
      };
      [k: string]: unknown;
    };
    /**
     * An object that somebody else makes, such as a Secret with an operator's credentials.
     */
    read?: ObjectReference;
    /**
     * Expressions that are all true once the object is ready; they see it by its id. Absent means that it is ready as soon as it exists. What refers to it is made when it is ready.
     *
     * @maxItems 20
     *
     * Items: An expression, without the braces.
     */
    readyWhen?: string[];
    /**
     * An expression, without the braces, that yields a list. One object is made for each of its entries, which are item and index in the template. Others see a list of objects by the id.
     */
    forEach?: string;
  }[];
  /**
   * The Secret with the credentials, in the claim's namespace.
   */
  binding: {
    /**
     * The name of a Secret that exists once everything is ready; may hold expressions.
     */
    secretName?: string;
    /**
     * The entries of a Secret that is put together, and follows what it is made from.
     *
     * @minItems 1
     * @maxItems 100
     *
     * Items: One entry.
     */
    from?: {
      /**
       * The entry's key.
       */
      key: string;
      /**
       * The entry's value; may hold expressions. Data of Secrets is base64 in them, as Kubernetes has it; base64.decode makes it plain.
       */
      value: string;
    }[];
    /**
     * What the credentials are for, such as postgresql, as the Service Binding Specification has it.
     */
    type?: string;
    /**
     * Who provides the service, as the Service Binding Specification has it.
     */
    provider?: string;
  };
}
/**
 * What the controller found out about the template.
 *
 * @public
 */
export interface ClusterResourceProvisionTemplateStatus {
  /**
   * The generation of the template that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether instances can be made from the template (type Ready), and if not, why.
   */
  conditions?: Condition[];
}
