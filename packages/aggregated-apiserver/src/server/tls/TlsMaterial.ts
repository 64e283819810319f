import type { SecureContextOptions } from 'node:tls';

/** What TLS needs: what the server shows, and whose client certificates it takes. */
export interface TlsMaterial {
  /** PEM: the certificate, and what leads from it to its authority. */
  cert: string;
  key: string;
  /** PEM of the authorities of clients; without any, no client certificate is taken for valid. */
  clientAuthorities: string;
}

/** The same as Node takes it. */
export function secureContextOf(tls: TlsMaterial): SecureContextOptions {
  return {
    cert: tls.cert,
    key: tls.key,
    // An empty list, not none at all: without one, Node trusts the authorities of the web.
    ca: tls.clientAuthorities ? [tls.clientAuthorities] : [],
  };
}
