import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { certificateForLocalhost } from '@services-toolkit/test-support';
import { StubApiServer } from '../testing/StubApiServer';

const { namespaces } = builtinResourceTypes;

describe('an API server behind a proxy', () => {
  /** Has the clients, and the place for their kubeconfig. */
  let server: StubApiServer;
  let apiServer: Server;
  let requests: number;
  let proxy: Server;
  let isSilent: boolean;
  let tunnels: number;
  const sockets = new Set<Socket>();

  beforeEach(async () => {
    server = await StubApiServer.start();
    isSilent = false;
    tunnels = 0;
    requests = 0;
    apiServer = createTlsServer(
      await certificateForLocalhost(),
      (_, response) => {
        requests++;
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"items":[]}');
      },
    );
    apiServer.on('connection', socket => sockets.add(socket));
    await listen(apiServer);
    proxy = createServer();
    proxy.on('connection', socket => sockets.add(socket));
    proxy.on('connect', (request, socket, head) => {
      if (isSilent) {
        return;
      }
      tunnels++;
      const [host, port] = (request.url ?? '').split(':');
      const upstream = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on('error', () => socket.destroy());
      socket.on('error', () => upstream.destroy());
    });
    await listen(proxy);
  });
  afterEach(async () => {
    await server.close();
    sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => proxy.close(resolve));
    await new Promise(resolve => apiServer.close(resolve));
  });

  const portOf = (one: Server) => (one.address() as AddressInfo).port;
  const proxyUrl = () => `http://127.0.0.1:${portOf(proxy)}`;
  const file = () => join(server.directory, 'kubeconfig');
  const use = (url: string) =>
    writeFile(
      file(),
      JSON.stringify({
        'current-context': 'c',
        contexts: [{ name: 'c', context: { cluster: 'k' } }],
        clusters: [
          {
            name: 'k',
            cluster: {
              server: `https://127.0.0.1:${portOf(apiServer)}`,
              'insecure-skip-tls-verify': true,
              'proxy-url': url,
            },
          },
        ],
      }),
    );

  it('is reached through it', async () => {
    await use(proxyUrl());
    const client = await server.connect({}, { kubeConfig: { file: file() } });
    for (let round = 0; round < 10; round++) {
      await client.list(namespaces);
    }
    assert.equal(requests, 10);
    // Connections are kept here as well.
    assert.ok(tunnels <= 2, `${tunnels} tunnels`);
  });

  it('counts as out of reach once the proxy has left CONNECT without an answer for the time to connect', async () => {
    isSilent = true;
    await use(proxyUrl());
    const client = await server.connect(
      {},
      { kubeConfig: { file: file() }, connectTimeoutMs: 200 },
    );
    const begin = performance.now();
    await assert.rejects(
      client.list(namespaces),
      /cannot be reached \(PROXY_TIMEOUT\): the proxy on the way took the connection and leads nowhere/,
    );
    // undici looks at its timers about once a second.
    assert.ok(performance.now() - begin < 5_000);
    isSilent = false;
    await client.list(namespaces);
  });

  it('is reached again, without a restart, when a proxy-url that is none is put right', async () => {
    await use(proxyUrl());
    const client = await server.connect(
      {},
      { kubeConfig: { file: file() }, credentialsMaxAgeMs: 0 },
    );
    await client.list(namespaces);
    for (const wrong of ['nonsense', 'ftp://proxy', 'http://']) {
      await use(wrong);
      await assert.rejects(
        client.list(namespaces),
        /^KubeConfigError: The kubeconfig .* gives no usable proxy-url for the cluster k: set it to something like http:\/\/host:3128/,
      );
      await use(proxyUrl());
      await client.list(namespaces);
    }
    assert.equal(requests, 4);
  });

  it('is reached again when the proxy that nobody listens on is put right', async () => {
    await use('http://127.0.0.1:1');
    const client = await server.connect(
      {},
      { kubeConfig: { file: file() }, credentialsMaxAgeMs: 0 },
    );
    await assert.rejects(client.list(namespaces), /cannot be reached/);
    await use(proxyUrl());
    await client.list(namespaces);
    await use('http://127.0.0.1:1');
    await assert.rejects(client.list(namespaces), /cannot be reached/);
    await use(proxyUrl());
    await client.list(namespaces);
  });
});

function listen(server: Server): Promise<void> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
}
