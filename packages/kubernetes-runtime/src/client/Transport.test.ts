import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { sendJson, StubApiServer } from '../testing/StubApiServer';
import type { WatchEvent } from './KubernetesClient';

const { namespaces } = builtinResourceTypes;

describe('the connections to a cluster', () => {
  let server: StubApiServer;

  beforeEach(async () => {
    server = await StubApiServer.start();
  });
  afterEach(() => server.close());

  it('reuses connections, also between identities', async () => {
    const client = await server.connect({}, { connections: 4 });
    const alice = client.withIdentity({ user: 'alice', groups: [] });
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? client : alice).list(namespaces),
        ),
      );
    }
    assert.equal(server.requests.length, 200);
    assert.ok(server.connections <= 4, `${server.connections} connections`);
  });

  it('lets no watch block a request', async () => {
    const client = await server.connect({}, { connections: 1 });
    const stop = new AbortController();
    server.answer = (request, response) => {
      if (request.url?.includes('watch=true')) {
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .flushHeaders();
      } else {
        sendJson(response, 200, { items: [] });
      }
    };
    const watches = [1, 2, 3].map(() =>
      collect(client.watch(namespaces, { signal: stop.signal })),
    );
    await client.list(namespaces);
    stop.abort();
    assert.deepEqual(await Promise.all(watches), [[], [], []]);
  });

  it('names the server that cannot be reached', async () => {
    const client = await server.connect();
    const { url } = server;
    await server.stopListening();
    await assert.rejects(
      client.list(namespaces),
      (error: ClusterUnreachableError) => {
        assert.ok(error instanceof ClusterUnreachableError);
        assert.equal(error.server, url);
        assert.match(
          error.message,
          new RegExp(
            `^The Kubernetes API server at ${url} cannot be reached \\(ECONNREFUSED\\): nothing listens there`,
          ),
        );
        return true;
      },
    );
  });

  it('gives up on a server that does not answer', async () => {
    const client = await server.connect({}, { requestTimeoutMs: 50 });
    server.answer = () => {};
    await assert.rejects(
      client.list(namespaces),
      (error: ClusterUnreachableError) =>
        /UND_ERR_HEADERS_TIMEOUT/.test(error.message),
    );
  });

  it('reads once more on a connection that the server has closed, and never writes twice', async () => {
    const client = await server.connect();
    server.answer = (request, response) =>
      server.requests.length % 2
        ? request.socket.destroy()
        : sendJson(response, 200, { items: [] });
    await client.list(namespaces);
    assert.equal(server.requests.length, 2);
    await assert.rejects(
      client.create(namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'x' },
      }),
      ClusterUnreachableError,
    );
    assert.equal(server.requests.length, 3);
  });
});

async function collect(
  watch: AsyncIterable<WatchEvent<object>>,
): Promise<WatchEvent<object>[]> {
  const events: WatchEvent<object>[] = [];
  for await (const event of watch) {
    events.push(event);
  }
  return events;
}
