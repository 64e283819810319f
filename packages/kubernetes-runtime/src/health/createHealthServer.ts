import { createServer, type ServerResponse } from 'node:http';
import type { HealthServer, HealthServerOptions } from './HealthServer';

/**
 * Serves `/healthz` and `/readyz` for the kubelet's probes, and `/metrics` for Prometheus.
 *
 * @throws Error that says so when the port is taken or may not be used.
 * @public
 */
export async function createHealthServer(
  options: HealthServerOptions,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/healthz') {
      answer(response, { ready: options.healthy?.() ?? true });
    } else if (path === '/readyz') {
      const ready = options.ready();
      answer(response, typeof ready === 'boolean' ? { ready } : ready);
    } else if (path === '/metrics' && options.metrics) {
      answerMetrics(response, options.metrics);
    } else {
      response
        .writeHead(404)
        .end('There are /healthz, /readyz and perhaps /metrics here.\n');
    }
  });
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

function answerMetrics(
  response: ServerResponse,
  metrics: NonNullable<HealthServerOptions['metrics']>,
) {
  metrics.text().then(
    text =>
      response
        .writeHead(200, { 'content-type': metrics.contentType })
        .end(text),
    error => response.writeHead(500).end(`${error}\n`),
  );
}

function answer(
  response: ServerResponse,
  { ready, reason }: { ready: boolean; reason?: string },
) {
  response
    .writeHead(ready ? 200 : 503, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    })
    .end(`${ready ? 'ok' : reason ?? 'not ready'}\n`);
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
