export interface Config {
  servicesToolkit?: {
    /**
     * The clusters that Services Toolkit works with, by their name in the `kubernetes:` section. A cluster that is not
     * named here is not touched. When a name is removed, the cluster's services and claims leave the catalog.
     */
    clusters?: {
      [name: string]: {
        /**
         * The provider group. Classes of one name in the clusters of one group are one service, in the catalog
         * namespace of the group's name. Default: `servicesToolkit.catalog.namespace`.
         */
        group?: string;
        /**
         * As whom claims are written. `impersonate` (default): as the person, through the portal's ServiceAccount.
         * `serviceAccount`: as the portal itself, so that Kubernetes does not learn who asked. `user`: with the
         * person's own OIDC token, which the browser sends along.
         */
        identity?: 'impersonate' | 'serviceAccount' | 'user';
        /** What people read instead of the name. Default: the title in the `kubernetes:` section. */
        title?: string;
        /**
         * Reach the cluster through the kubernetes plugin of this portal (`/api/kubernetes/proxy`), with the credentials
         * that the plugin has: for clusters of any supplier of that plugin. Not with identity `impersonate`. Default: false.
         */
        proxy?: boolean;
        /**
         * With `proxy: true`: how long a watch is kept, in seconds, until it is opened anew. That proxy does not tell when
         * the cluster is gone, so an outage may go unnoticed for as long and ten seconds more; a shorter time costs more
         * requests. Default: 30.
         */
        watchSeconds?: number;
        /**
         * With identity `user`: the Backstage auth provider whose ID tokens the API server takes, e.g. `okta`. Default:
         * that of the `kubernetes:` section.
         */
        oidcTokenProvider?: string;
        /**
         * The token of the ServiceAccount services-toolkit-portal, with which the portal reads, and acts as people. It
         * stands before that of the `kubernetes:` section, which the kubernetes plugin's proxy lends to whoever may use it.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** A file with that token; it is read again when it changes. */
        serviceAccountTokenFile?: string;
        /**
         * The addresses of API servers, as in `https://*.example.com:6443`, that the token may be sent to: for a cluster
         * that the catalog describes (a locator of type `catalog`), since many people may change entities. Without a port
         * it is 443, without a path none.
         */
        allowedHosts?: string[];
        /**
         * For such a cluster: base64 of the PEM certificates that the API server's certificate is checked with. Default:
         * the system's authorities.
         */
        caData?: string;
        /** For such a cluster: a PEM file with those certificates. */
        caFile?: string;
      };
    };
    catalog?: {
      /** The provider group, and so the catalog namespace, of clusters that name no group. Default: `services`. */
      namespace?: string;
    };
  };

  kubernetes?: {
    clusterLocatorMethods?: Array<{
      type: string;
      clusters?: Array<{
        name: string;
        title?: string;
        /** The address of the API server. */
        url: string;
        /** `serviceAccount` (default), or `oidc` where people act with tokens of their own. The portal itself always
         * reads with the ServiceAccount's token below. */
        authProvider?: string;
        /** With `oidc`: the Backstage auth provider whose ID tokens the API server takes, e.g. `okta`. */
        oidcTokenProvider?: string;
        /**
         * The token of the kubernetes plugin's own ServiceAccount, which only reads. The portal takes it, and warns, where
         * `servicesToolkit.clusters` has none for the cluster.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** A file with such a token, for the portal alone; it is read again when it changes. */
        serviceAccountTokenFile?: string;
        /** Base64 of the PEM certificates that the API server's certificate is checked with. */
        caData?: string;
        /** A PEM file with those certificates. */
        caFile?: string;
        /** Trust whatever answers. Only for trying things out. Default: false. */
        skipTLSVerify?: boolean;
      }>;
    }>;
  };
}
