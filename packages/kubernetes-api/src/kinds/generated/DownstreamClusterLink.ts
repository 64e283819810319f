/* Generated from ../../crds by scripts/generate.ts. Do not edit. */

import type { Condition } from '../../conditions/Condition';
import type { ObjectMeta } from '../../builtin/ObjectMeta';

/**
 * A service cluster whose APIs are used in this cluster, the workload cluster.
 *
 * @public
 */
export interface DownstreamClusterLink {
  /**
   * The version of the schema that this object is written in.
   */
  apiVersion: 'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
  /**
   * DownstreamClusterLink.
   */
  kind: 'DownstreamClusterLink';
  /**
   * Name, namespace, labels and so on.
   */
  metadata: ObjectMeta;
  spec: DownstreamClusterLinkSpec;
  status?: DownstreamClusterLinkStatus;
}
/**
 * The other side, and how to reach it.
 *
 * @public
 */
export interface DownstreamClusterLinkSpec {
  /**
   * The service cluster.
   */
  upstream: {
    /**
     * What it is called.
     */
    name: string;
    /**
     * How to reach it, as handed over from there.
     */
    kubeconfig: {
      /**
       * The Secret, in the namespace of the link, with the kubeconfig under the key "kubeconfig".
       */
      secretName: string;
    };
  };
}
/**
 * What the controllers found out.
 *
 * @public
 */
export interface DownstreamClusterLinkStatus {
  /**
   * The generation of the object that this status is about.
   */
  observedGeneration?: number;
  /**
   * Whether the service cluster answers (type UpstreamReachable), whether the proxy can be reached by the API server here (type ProxyReady), and both together (type Ready).
   */
  conditions?: Condition[];
  /**
   * What answers for the imported groups in this cluster.
   */
  proxy?: {
    /**
     * The authority of its certificate, PEM in Base64.
     */
    caBundle?: string;
    /**
     * The Service in front of it.
     */
    serviceReference?: {
      /**
       * Its name.
       */
      name: string;
      /**
       * Its namespace.
       */
      namespace: string;
      /**
       * Its port.
       */
      port: number;
    };
  };
  /**
   * What is known of the service cluster.
   */
  upstream?: {
    /**
     * The URL of its API server.
     */
    server?: string;
    /**
     * Its version of Kubernetes.
     */
    version?: string;
    /**
     * By how much its clock is ahead of the clock here; negative where it is behind.
     */
    clockSkewSeconds?: number;
    /**
     * Until when the token of the link is valid. It is renewed before that.
     */
    tokenExpirationTimestamp?: string;
    /**
     * The namespace of the link there.
     */
    namespace?: string;
    /**
     * Since when it is reachable, or is not.
     */
    since?: string;
    /**
     * Why it was last not reachable.
     */
    lastError?: string;
    /**
     * The API groups that it serves, with their versions, the preferred one first.
     *
     * Items: One group.
     */
    groups?: {
      /**
       * Its name.
       */
      group: string;
      /**
       * Its versions.
       */
      versions: string[];
    }[];
  };
}
