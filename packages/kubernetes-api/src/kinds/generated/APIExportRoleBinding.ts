/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * Lets a link use what a ClusterRole says, in the namespace of this object. Whoever writes it needs the verb "bind" on that ClusterRole.
 *
 * @public
 */
export interface APIExportRoleBinding {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * APIExportRoleBinding.
   */
  kind: 'APIExportRoleBinding';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: APIExportRoleBindingSpec;
  status?: APIExportRoleBindingStatus;
}
/**
 * What is exported, and to whom.
 *
 * @public
 */
export interface APIExportRoleBindingSpec {
  /**
   * The UpstreamClusterLink that gets the rights.
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
  /**
   * The ClusterRole. Wildcards, the core group, RBAC, groups of Kubernetes itself (*.k8s.io), and subresources other than status and scale are refused.
   */
  roleRef: {
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
export interface APIExportRoleBindingStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the link has the rights (type Ready), and if not, why.
   */
  conditions?: Condition[];
  /**
   * What the link may use here.
   *
   * Items: Resources of one API group.
   */
  exports?: {
    /**
     * The API group.
     */
    group: string;
    /**
     * The resources, by their plural names.
     */
    resources: string[];
    /**
     * The verbs.
     */
    verbs: string[];
  }[];
}
