import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { FrontProxy } from './FrontProxy';
import { identifyUser, type User } from './identifyUser';

/** Who is asking, by the connection and the headers of a request. */
export function identifyRequest(
  { socket, headersDistinct }: IncomingMessage,
  proxy: FrontProxy | undefined,
): User | undefined {
  if (!(socket instanceof TLSSocket)) {
    return undefined;
  }
  // Verified against the authorities of the server's context, which are the front proxy's alone.
  const verified = socket.authorized;
  const name = verified ? socket.getPeerCertificate().subject?.CN : undefined;
  // One with several names has none that could be compared.
  const commonName = typeof name === 'string' ? name : undefined;
  return identifyUser({ verified, commonName }, headersDistinct, proxy);
}
