/** The cluster as the `kubernetes:` section describes it, reached as the portal's ServiceAccount. */
export interface DirectConnection {
  readonly kind: 'direct';
  readonly server: string;
  readonly caData?: string;
  readonly caFile?: string;
  readonly skipTLSVerify: boolean;
  readonly token?: string;
  readonly tokenFile?: string;
}

/** The cluster as the catalog describes it, reached as the portal's ServiceAccount. */
export interface CatalogConnection {
  readonly kind: 'catalog';
  /** The hosts that the token may be sent to. */
  readonly allowedHosts: readonly string[];
  readonly token?: string;
  readonly tokenFile?: string;
}

/** The cluster as the kubernetes plugin knows it, reached through that plugin with its credentials. */
export interface ProxyConnection {
  readonly kind: 'proxy';
}

export type ClusterConnection =
  | DirectConnection
  | CatalogConnection
  | ProxyConnection;
