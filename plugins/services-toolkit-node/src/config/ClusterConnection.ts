import type { AllowedAddress } from './AllowedAddress';

/** A bearer token, or the file that has it. */
export interface TokenSource {
  readonly token?: string;
  readonly tokenFile?: string;
}

/** The cluster as the `kubernetes:` section describes it, reached as the portal's ServiceAccount. */
export interface DirectConnection extends TokenSource {
  readonly kind: 'direct';
  readonly server: string;
  readonly caData?: string;
  readonly caFile?: string;
  readonly skipTLSVerify: boolean;
  /** The token of the `kubernetes:` section, where that has one: the kubernetes plugin's proxy acts with it. */
  readonly ofTheSection: TokenSource;
}

/** The cluster as the catalog describes it, reached as the portal's ServiceAccount. */
export interface CatalogConnection extends TokenSource {
  readonly kind: 'catalog';
  /** Where the token may be sent to. */
  readonly allowed: readonly AllowedAddress[];
  /** What the certificates there are checked with; without it, the system's authorities. */
  readonly caData?: string;
  readonly caFile?: string;
}

/** The cluster as the kubernetes plugin knows it, reached through that plugin with its credentials. */
export interface ProxyConnection {
  readonly kind: 'proxy';
  /** How long a watch is kept until it is opened anew. */
  readonly watchSeconds: number;
}

export type ClusterConnection =
  | DirectConnection
  | CatalogConnection
  | ProxyConnection;
