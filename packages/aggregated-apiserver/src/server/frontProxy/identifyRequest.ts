import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FrontProxy } from './FrontProxy';
import {
  identifyUser,
  isFrontProxy,
  type Peer,
  type User,
} from './identifyUser';

/** Who is asking, by the connection and the headers of a request. */
export function identifyRequest(
  { socket, headersDistinct }: IncomingMessage,
  proxy: FrontProxy | undefined,
): User | undefined {
  return identifyUser(peerOf(socket), headersDistinct, proxy);
}

/** Whether a connection is the front proxy's. */
export function isFromFrontProxy(
  socket: Socket,
  proxy: FrontProxy | undefined,
): boolean {
  return isFrontProxy(peerOf(socket), proxy);
}

function peerOf(socket: Socket): Peer {
  // Verified against the authorities of the server's context, which are the front proxy's alone.
  const verified = socket instanceof TLSSocket && socket.authorized;
  const name = verified ? socket.getPeerCertificate().subject?.CN : undefined;
  // One with several names has none that could be compared.
  return { verified, commonName: typeof name === 'string' ? name : undefined };
}
