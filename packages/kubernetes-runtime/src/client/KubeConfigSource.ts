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
        /** The same as a PEM file, in place of `caData`. */
        caFile?: string;
        skipTLSVerify?: boolean;
      };
      token?: string;
      tokenFile?: string;
    }
  | {
      /**
       * Asked for what is valid now, every 10 s at most while there are requests, and at once after a 401: for a
       * cluster behind something else, whose tokens are made anew, or whose address may change.
       */
      provide: () => Promise<ProvidedAccess>;
    };

/**
 * How to reach a cluster at this moment.
 *
 * @public
 */
export interface ProvidedAccess {
  /** The address below which the API server's paths are. */
  server: string;
  /** Base64 of the PEM bundle that the server's certificate is checked against. */
  caData?: string;
  skipTLSVerify?: boolean;
  /** Sent with each request: `authorization` and the like, in lower case. */
  headers: Record<string, string>;
}
