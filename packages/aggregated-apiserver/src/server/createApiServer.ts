import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { constants } from 'node:crypto';
import type { Socket } from 'node:net';
import {
  guardConnections,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';
import type { Api } from './createApi';
import type { Answer } from './status/Answer';
import { secureContextOf, type TlsMaterial } from './tls/TlsMaterial';
import { json } from './mediaTypes/chooseMediaType';
import { failureOf } from './status/failureOf';
import { statusAnswer } from './status/statusAnswer';

/** A server that listens. */
export interface ApiServer {
  readonly port: number;
  /** From now on; connections that were made under other authorities of clients end. */
  setTls(material: TlsMaterial): void;
  /** Takes no more requests, and resolves when those under way are answered, or at the deadline. */
  close(deadlineMs: number): Promise<void>;
}

/** How long the handshake of a connection may take, and all that a stranger does with one. */
const handshakeMs = 5_000;
const defaultStrangersMs = 10_000;
/** Probes come from strangers, and the front proxy is one until its handshake is over. */
const mostStrangers = 200;
/** The front proxy may have a connection for each open watch. */
const mostKnown = 4_000;

/**
 * Serves an API over TLS. Whatever arrives, it answers with a `Status` and goes on. Peers other than the front proxy get
 * few connections, each for one request.
 *
 * @throws Error that says so when the port cannot be had
 */
export async function createApiServer(options: {
  port: number;
  host?: string;
  tls: TlsMaterial;
  api: Api;
  /** Whether a connection is that of the front proxy, for which most of them are kept free. */
  isFrontProxy: (socket: Socket) => boolean;
  /** How long a connection of anybody else may last. Default 10 s. */
  strangersMs?: number;
  logger: Logger;
}): Promise<ApiServer> {
  const { api, isFrontProxy, logger } = options;
  const { strangersMs = defaultStrangersMs } = options;
  let tls = options.tls;
  const server = createServer(
    {
      ...secureContextOf(tls),
      requestCert: true,
      // Probes come without a certificate: who may do what is decided for each request.
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      // A resumed session would carry on a verdict about a certificate that may have been replaced since.
      secureOptions: constants.SSL_OP_NO_TICKET,
      handshakeTimeout: handshakeMs,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // How exactly the two above are kept.
      connectionsCheckingInterval: 1_000,
      // Longer than Go's clients keep an idle connection (90 s): a POST on one that we just closed would fail.
      keepAliveTimeout: 120_000,
    },
    (request, response) => {
      if (!isFrontProxy(request.socket)) {
        response.setHeader('connection', 'close');
      }
      respond(api, logger, request, response).catch(error => {
        logger.error('A request could not be answered', {
          error: String(error),
        });
        // Without an answer the client would wait.
        response.destroy();
      });
    },
  );
  guardConnections(server, {
    ...{ mostStrangers, mostKnown, strangersMs, logger },
    isKnown: isFrontProxy,
  });
  server.on('tlsClientError', error =>
    logger.debug('No TLS connection came about', { error: error.message }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          `Port ${options.port} cannot be opened (${error.code}): choose another one with --port, or stop what uses it.`,
          { cause: error },
        ),
      ),
    );
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    setTls(material) {
      server.setSecureContext(secureContextOf(material));
      if (material.clientAuthorities !== tls.clientAuthorities) {
        server.closeAllConnections();
      }
      tls = material;
    },
    async close(deadlineMs) {
      const closed = new Promise<void>(resolve =>
        server.close(() => resolve()),
      );
      const deadline = setTimeout(
        () => server.closeAllConnections(),
        deadlineMs,
      );
      await closed;
      clearTimeout(deadline);
    },
  };
}

async function respond(
  api: Api,
  logger: Logger,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: Answer | undefined;
  try {
    answer = await api(request, response);
  } catch (error) {
    if (response.headersSent) {
      // It was streamed: its end tells the client that something is missing.
      response.destroy();
    }
    const { method, url } = request;
    const asked = { method, path: url?.slice(0, 200) };
    answer = statusAnswer(failureOf(error, asked, logger));
  }
  if (!answer || response.destroyed) {
    return;
  }
  // A body that nobody has read would be taken for the next request.
  if (!request.complete) {
    response.setHeader('connection', 'close');
    response.once('finish', () => request.destroy());
  }
  const body =
    typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    response.setHeader(name, value);
  }
  response.writeHead(answer.code, {
    'cache-control': 'no-cache, private',
    ...(answer.code !== 304 && {
      'content-type': answer.contentType ?? json,
      'content-length': Buffer.byteLength(body),
    }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
