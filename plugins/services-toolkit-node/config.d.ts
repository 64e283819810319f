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
         * that the plugin has: for clusters of any supplier of that plugin. Default: false.
         */
        proxy?: boolean;
        /**
         * With identity `user`: the Backstage auth provider whose ID tokens the API server takes, e.g. `okta`. Default:
         * that of the `kubernetes:` section.
         */
        oidcTokenProvider?: string;
        /**
         * The hosts of API servers, as in `*.example.com`, that the token may be sent to: for a cluster that the catalog
         * describes (a locator of type `catalog`), since many people may change entities.
         */
        allowedHosts?: string[];
        /**
         * For such a cluster: the token of the ServiceAccount that the portal reads and impersonates with.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** For such a cluster: a file with that token; it is read again when it changes. */
        serviceAccountTokenFile?: string;
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
         * The token of the ServiceAccount that the portal reads and impersonates with.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /** A file with that token; it is read again when it changes. */
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
