import {
  createSecureContext,
  TLSSocket,
  type SecureContext,
  type SecureContextOptions,
} from 'node:tls';
import { buildConnector } from 'undici';

/** What the connections to one server have in common. */
export interface TlsConnectorOptions
  extends Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> {
  servername?: string;
  rejectUnauthorized?: boolean;
  /** Milliseconds to establish a connection. */
  timeout: number;
}

/**
 * Connects to one server. The certificates are parsed once, not with each connection, and a connection resumes the TLS
 * session of an earlier one: together that halves what a handshake costs. undici's own cache of sessions holds them
 * weakly, until the next garbage collection.
 */
export function tlsConnector(
  options: TlsConnectorOptions,
): buildConnector.connector {
  const { ca, cert, key, ...common } = options;
  let secureContext: SecureContext | undefined;
  let session: Buffer | undefined;
  return (to, callback) => {
    try {
      secureContext ??= createSecureContext({ ca, cert, key });
    } catch (error) {
      queueMicrotask(() => callback(error as Error, null));
      return;
    }
    const connect = buildConnector({
      ...common,
      secureContext,
      session,
      maxCachedSessions: 0,
      // Measured without gain for this traffic, and one slow connection would hold up all requests.
      allowH2: false,
    });
    connect(to, (...result) => {
      const [, socket] = result;
      if (socket instanceof TLSSocket) {
        // From here on the server's certificate was verified.
        socket.on('session', given => {
          session = given;
        });
      }
      callback(...result);
    });
  };
}
