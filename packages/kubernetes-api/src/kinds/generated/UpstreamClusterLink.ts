/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * A workload cluster that may use APIs of this cluster, the service cluster. It gets the rights of the APIExportRoleBindings that name the link, and no other. A namespace has one link at most: deleting it takes all rights away at once.
 *
 * @public
 */
export interface UpstreamClusterLink {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * UpstreamClusterLink.
   */
  kind: 'UpstreamClusterLink';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: UpstreamClusterLinkSpec;
  status?: UpstreamClusterLinkStatus;
}
/**
 * The other side, and how it reaches this one.
 *
 * @public
 */
export interface UpstreamClusterLinkSpec {
  /**
   * The workload cluster.
   */
  downstream: {
    /**
     * What it is called, here and in the audit log.
     */
    name: string;
  };
  /**
   * The kubeconfig that is handed over to the workload cluster.
   */
  kubeconfig?: {
    /**
     * The Secret, in the namespace of the link, that it is written to. Default: the name of the link, and "-kubeconfig".
     */
    secretName?: string;
    /**
     * The URL at which the workload cluster reaches the API server of this one. Default: what the ConfigMap cluster- info in kube-public says.
     */
    server?: string;
    /**
     * The certificate authority of that URL, PEM in Base64. Default: that of the cluster.
     */
    certificateAuthorityData?: string;
  };
}
/**
 * What the controllers found out.
 *
 * @public
 */
export interface UpstreamClusterLinkStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the link can be handed over (type Ready), and its ServiceAccount is there (type ServiceAccountReady).
   */
  conditions?: Condition[];
  /**
   * As whom the workload cluster comes.
   */
  serviceAccount?: {
    /**
     * Its name, in the namespace of the link.
     */
    name: string;
  };
  /**
   * What was written for the workload cluster. It is written once: the workload cluster renews its token.
   */
  kubeconfig?: {
    /**
     * The Secret.
     */
    secretName: string;
    /**
     * The URL in it.
     */
    server?: string;
    /**
     * Until when it may be handed over.
     */
    expirationTimestamp?: string;
  };
}
