/** What a connection to a cluster needs at this moment. */
export interface Credentials {
  server: string;
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  rejectUnauthorized?: boolean;
  servername?: string;
  proxyUrl?: string;
  /** In lower case: `authorization`, and those of impersonation where a kubeconfig says so. */
  headers: Record<string, string | string[]>;
}

/**
 * Answers with what is valid now: files are read again, exec plugins run again when their token has expired, or when the
 * API server has refused what they gave before.
 */
export type CredentialSource = (refused?: boolean) => Promise<Credentials>;
