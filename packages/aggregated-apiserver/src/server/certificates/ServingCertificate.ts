/** What the server shows to its clients, as PEM. */
export interface ServingCertificate {
  /** The certificate, and what leads from it to its authority. */
  cert: string;
  key: string;
}

/** Follows where the certificate comes from. Resolves with the first one; each further one goes to `onChange`. */
export type FollowCertificate = (
  onChange: (certificate: ServingCertificate) => void,
  signal: AbortSignal,
) => Promise<ServingCertificate>;
