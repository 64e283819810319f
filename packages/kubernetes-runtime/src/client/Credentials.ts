/** What a connection to a cluster needs at this moment. */
export interface Credentials {
  server: string;
  ca?: string | Buffer;
  cert?: string | Buffer;
  key?: string | Buffer;
  rejectUnauthorized?: boolean;
  servername?: string;
  proxyUrl?: string;
  /** `Authorization`, and `Impersonate-User` where a kubeconfig says so. */
  headers: Record<string, string>;
}

/** Answers with what is valid now: files are read again, exec plugins run again when their token has expired. */
export type CredentialSource = () => Promise<Credentials>;
