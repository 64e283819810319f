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
  /** How long the verdict on a certificate is relied on. Default 10 minutes. */
  sessionMaxAgeMs?: number;
}

const defaultSessionMaxAgeMs = 600_000;

/**
 * Connects to one server. The certificates are parsed once, not with each connection, and a connection resumes the TLS
 * session of an earlier one: together that halves what a handshake costs. undici's own cache of sessions holds them
 * weakly, until the next garbage collection.
 *
 * A resumed session does not look at the server's certificate again, and servers renew sessions without end. So each is
 * used for a while from when the certificate was verified, and no more once a connection with it has failed.
 */
export function tlsConnector(
  options: TlsConnectorOptions,
): buildConnector.connector {
  const {
    ca,
    cert,
    key,
    sessionMaxAgeMs = defaultSessionMaxAgeMs,
    ...common
  } = options;
  let secureContext: SecureContext | undefined;
  let known: { session: Buffer; verifiedAt: number } | undefined;
  return (to, callback) => {
    try {
      secureContext ??= createSecureContext({ ca, cert, key });
    } catch (error) {
      queueMicrotask(() => callback(error as Error, null));
      return;
    }
    const now = performance.now();
    const used =
      known && now - known.verifiedAt < sessionMaxAgeMs ? known : undefined;
    const connect = buildConnector({
      ...common,
      secureContext,
      session: used?.session,
      maxCachedSessions: 0,
      // Measured without gain for this traffic, and one slow connection would hold up all requests.
      allowH2: false,
    });
    const drop = () => {
      known = known?.verifiedAt === used?.verifiedAt ? undefined : known;
    };
    connect(to, (...result) => {
      const [, socket] = result;
      if (!socket) {
        drop();
      } else if (socket instanceof TLSSocket) {
        // From here on the server's certificate was verified.
        const verifiedAt =
          used && socket.isSessionReused() ? used.verifiedAt : now;
        socket.on('session', session => {
          known = { session, verifiedAt };
        });
        // TLS 1.3 refuses some sessions after the handshake. Other errors are the network's.
        socket.once('error', error => 'library' in error && drop());
      }
      callback(...result);
    });
  };
}
