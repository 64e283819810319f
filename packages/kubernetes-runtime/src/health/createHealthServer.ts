import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { guardConnections } from '../http/guardConnections';
import { pathOf } from '../http/pathOf';
import { silentLogger } from '../Logger';
import type { HealthServer, HealthServerOptions } from './HealthServer';

interface Answer {
  code: number;
  text: string;
  contentType?: string;
}

/** A probe or a scrape is one request, and it comes at once: longer than this it is none. */
const requestMs = 5_000;

/**
 * Serves `/healthz` and `/readyz` for the kubelet's probes, and `/metrics` for Prometheus. Whatever else arrives is
 * refused, and ends nothing: anybody who reaches the port may send what they like.
 *
 * @throws Error that says so when the port is taken or may not be used.
 * @public
 */
export async function createHealthServer(
  options: HealthServerOptions,
): Promise<HealthServer> {
  const { logger = silentLogger } = options;
  const server = createServer(
    {
      headersTimeout: requestMs,
      requestTimeout: requestMs,
      // How exactly the two above are kept.
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => {
      answerTo(request, options)
        .catch((error): Answer => {
          const { method, url } = request;
          logger.error('A request to the health endpoints failed', {
            ...{ method, path: url?.slice(0, 200) },
            error: error instanceof Error ? error.stack : String(error),
          });
          return { code: 500, text: 'The log says what went wrong.\n' };
        })
        .then(answer => send(response, answer));
    },
  );
  guardConnections(server, { logger });
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(cannotListen(error, options.port)));
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerTo(
  request: IncomingMessage,
  { healthy, ready, metrics }: HealthServerOptions,
): Promise<Answer> {
  const path = pathOf(request);
  if (path === undefined) {
    return { code: 400, text: 'This is no path.\n' };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { code: 405, text: 'Only GET and HEAD are answered here.\n' };
  }
  if (path === '/healthz') {
    return healthResponse({ ready: healthy?.() ?? true });
  }
  if (path === '/readyz') {
    const answer = ready();
    return healthResponse(
      typeof answer === 'boolean' ? { ready: answer } : answer,
    );
  }
  if (path === '/metrics' && metrics) {
    const text = await metrics.text();
    return { code: 200, text, contentType: metrics.contentType };
  }
  return {
    code: 404,
    text: 'There are /healthz, /readyz and perhaps /metrics here.\n',
  };
}

function healthResponse({
  ready,
  reason,
  note,
}: Exclude<ReturnType<HealthServerOptions['ready']>, boolean>): Answer {
  if (!ready) {
    return { code: 503, text: `${reason ?? 'not ready'}\n` };
  }
  // A probe reads the code only; the rest is for people.
  return { code: 200, text: note ? `ok\n${note}\n` : 'ok\n' };
}

function send(response: ServerResponse, { code, text, contentType }: Answer) {
  response
    .writeHead(code, {
      'content-type': contentType ?? 'text/plain; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...(code === 405 && { allow: 'GET, HEAD' }),
      // Whoever asks again connects again: no idle connection takes the place of a probe.
      connection: 'close',
    })
    .end(text);
}

function cannotListen(error: NodeJS.ErrnoException, port: number): Error {
  const problems: Record<string, string> = {
    EADDRINUSE:
      'is taken by another process: stop that one, or choose another port (0 takes any free one)',
    EACCES: 'may not be used by this user: choose one above 1023',
  };
  const problem =
    problems[error.code ?? ''] ??
    `cannot be opened (${error.code}): choose another port or address`;
  return new Error(`Port ${port} for the health endpoints ${problem}.`, {
    cause: error,
  });
}
