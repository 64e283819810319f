import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';

/** A server that passes everything on. */
export interface Proxy {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves the portal on its own port: all requests, and WebSockets, go to the backend, which serves the app too. */
export async function startProxy(
  port: number,
  backendPort: number,
): Promise<Proxy> {
  // A connection for each request: one that is kept may be closed by the backend just when the next request is sent on it.
  const agent = new http.Agent({ keepAlive: false });
  const target = { host: '127.0.0.1', port: backendPort };
  const server = http.createServer((request, response) => {
    const forwarded = http.request(
      {
        ...target,
        agent,
        method: request.method,
        path: request.url,
        headers: forwardedHeaders(request),
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      },
    );
    forwarded.on('error', () => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      response.writeHead(502, { 'content-type': 'text/plain' });
      response.end(
        `The backend on port ${backendPort} does not answer. It may be starting: try again in some seconds, or look into its log.\n`,
      );
    });
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });
  server.on('upgrade', (request, socket, head) =>
    passUpgrade(request, socket, head, target),
  );
  // The same address for browsers that take localhost for ::1 is given by the system's own fallback to 127.0.0.1.
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

function forwardedHeaders(request: http.IncomingMessage) {
  // Whether the browser's connection is kept is between it and this server.
  const { connection: _, ...headers } = request.headers;
  return {
    ...headers,
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': request.headers.host ?? '',
  };
}

function passUpgrade(
  request: http.IncomingMessage,
  socket: Duplex,
  head: Buffer,
  target: { host: string; port: number },
): void {
  const upstream = net.connect(target, () => {
    const lines = [`${request.method} ${request.url} HTTP/1.1`];
    for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
      lines.push(`${request.rawHeaders[i]}: ${request.rawHeaders[i + 1]}`);
    }
    upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('error', () => upstream.destroy());
  socket.on('close', () => upstream.destroy());
}
