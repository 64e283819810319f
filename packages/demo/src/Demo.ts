/** Options of {@link startDemo}. */
export interface DemoOptions {
  /** Keeps data, logs, kubeconfigs. One demo at a time can run in it. */
  runDir: string;
  /** 0 is any free port. Default: 3000 and 7007. */
  ports?: { portal?: number; backend?: number };
  /** Laid over what the demo configures the portal with, as a further app-config file would be. */
  appConfig?: object;
  /**
   * A second cluster, `services`, where people claim with tokens of their own, the OpenID Connect issuer of these, and a link
   * by which `workload` uses an API of it. Default: false.
   */
  services?: boolean;
  /**
   * Services with plans and guarantees, nodes to judge these by, a platform team that publishes them, and claims that wait:
   * examples/demo/offerings. Default: false.
   */
  offerings?: boolean;
  /** Is called with lines for a person. */
  onProgress?: (line: string) => void;
  /** Is called when something ended again and again, so that the demo is not what it should be. */
  onFailed?: (sentence: string) => void;
  /** Gives the start up. */
  signal?: AbortSignal;
}

/** What `npm start` brings up. */
export interface Demo {
  readonly portalUrl: string;
  readonly backendUrl: string;
  /** Administrator's kubeconfigs by cluster. */
  readonly kubeconfigs: {
    readonly workload: string;
    readonly services?: string;
  };
  /** Folder with one log for each process. */
  readonly logs: string;
  /** PostgreSQL's superuser, for tests. */
  readonly postgres: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
  };
  /** The processes that run now, by name. */
  pids(): Readonly<Record<string, number>>;
  /** Ends all of it. Resolves when no process and no open port is left. */
  stop(): Promise<void>;
}
