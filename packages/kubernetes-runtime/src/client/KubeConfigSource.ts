/**
 * Where the address of a cluster and the credentials for it come from. All files are read again when they change.
 *
 * @public
 */
export type KubeConfigSource =
  | {
      /** A kubeconfig file. */
      file: string;
      /** Its current context when left out. */
      context?: string;
    }
  | {
      /** The ServiceAccount of the pod that this process runs in. */
      inCluster: true;
    }
  | {
      cluster: {
        name: string;
        server: string;
        /** Base64 of the PEM bundle that the API server's certificate is checked against. */
        caData?: string;
        skipTLSVerify?: boolean;
      };
      token?: string;
      tokenFile?: string;
    };
