import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { silentLogger, type Logger } from '../Logger';
import { Strangers } from './Strangers';

/** How a server holds out against peers that nobody knows. @public */
export interface ConnectionGuardOptions {
  /** Whether a peer has shown who it is. Asked once, when its TLS connection is there; nobody has when left out. */
  isKnown?: (socket: Socket) => boolean;
  /** Most connections of strangers at a time, beside all those of peers that are known. Default 100. */
  mostStrangers?: number;
  /** How many milliseconds a stranger's connection may last in all, whatever it does. Default 10 s. */
  strangersMs?: number;
  /** Most connections of peers that are known. Default 1,000. */
  mostKnown?: number;
  logger?: Logger;
}

/** What is logged about too many connections is logged no more often. */
const quietMs = 60_000;

/**
 * Keeps peers that say nothing, or say it slowly, from using up a server's connections. A stranger has one connection
 * for a short time; when there are too many, the oldest of the address that has most of them is closed, so that a new
 * one always gets in, and one address cannot keep others out.
 *
 * @public
 */
export function guardConnections(
  server: Server,
  options: ConnectionGuardOptions = {},
): void {
  const { isKnown, mostKnown = 1_000, logger = silentLogger } = options;
  const strangers = new Strangers({
    most: options.mostStrangers ?? 100,
    lastMs: options.strangersMs ?? 10_000,
  });
  const known = new Set<Socket>();
  let quietUntil = 0;
  const complain = (message: string) => {
    if (Date.now() >= quietUntil) {
      quietUntil = Date.now() + quietMs;
      logger.warn(message);
    }
  };
  server.on('connection', (socket: Socket) => {
    // Node listens as well, later: until then nothing may fall out of a socket unheard.
    socket.on('error', () => {});
    if (strangers.add(socket)) {
      complain('Too many connections from unknown peers: some are closed');
    }
  });
  server.on('secureConnection', (socket: Socket) => {
    if (!isKnown?.(socket)) {
      return;
    }
    strangers.forget(socket);
    if (known.size >= mostKnown) {
      complain('Too many connections from known peers: this one is closed');
      socket.destroy();
      return;
    }
    known.add(socket);
    socket.once('close', () => known.delete(socket));
  });
}
