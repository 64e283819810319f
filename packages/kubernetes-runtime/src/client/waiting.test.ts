import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import { NotLeaderError } from '../leaderElection/NotLeaderError';
import { sendJson, StubApiServer } from '../testing/StubApiServer';

const { namespaces } = builtinResourceTypes;
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: {} };

describe('a request that has to wait', () => {
  let server: StubApiServer;
  /** What the server has not answered yet. */
  let pending: ServerResponse[];

  beforeEach(async () => {
    server = await StubApiServer.start();
    pending = [];
    server.answer = (_, response) => pending.push(response);
  });
  afterEach(() => server.close());

  it('fails within its time limit although no connection gets free', async () => {
    const client = await server.connect(
      {},
      { connections: 1, requestTimeoutMs: 300 },
    );
    const begin = performance.now();
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map(() => client.list(namespaces)),
    );
    // One after the other, it would be four times as long.
    assert.ok(performance.now() - begin < 800);
    for (const outcome of outcomes) {
      assert.equal(outcome.status, 'rejected');
      assert.match(
        String(outcome.reason),
        /UND_ERR_HEADERS_TIMEOUT.*did not answer in time.*or are all connections to it in use/,
      );
    }
  });

  it('ends with its signal while it waits for a connection, and is not sent afterwards', async () => {
    const client = await server.connect({}, { connections: 1 });
    const first = client.list(namespaces);
    await eventually('the first request', () => pending.length === 1);
    const stop = new AbortController();
    const second = client.create(namespaces, namespace, {
      signal: stop.signal,
    });
    stop.abort(new Error('changed my mind'));
    await assert.rejects(second, /changed my mind/);
    server.answer = (_, response) => sendJson(response, 200, { items: [] });
    pending.forEach(response => sendJson(response, 200, { items: [] }));
    await first;
    await client.list(namespaces);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ['GET', 'GET'],
    );
  });

  it('is asked again whether it may go out when its connection is free, and is not sent when it may not', async () => {
    const client = await server.connect({}, { connections: 1 });
    const first = client.list(namespaces);
    await eventually('the first request', () => pending.length === 1);
    let isLeading = true;
    const second = client.create(namespaces, namespace, {
      beforeSending: () => {
        if (!isLeading) {
          throw new NotLeaderError('frozen for too long');
        }
      },
    });
    const refused = assert.rejects(second, NotLeaderError);
    server.answer = (_, response) => sendJson(response, 200, { items: [] });
    isLeading = false;
    pending.forEach(response => sendJson(response, 200, { items: [] }));
    await refused;
    await first;
    await client.list(namespaces);
    assert.deepEqual(
      server.requests.map(({ method }) => method),
      ['GET', 'GET'],
    );
  });

  it('ends with its signal while credentials are being read', async () => {
    const never = new Promise<never>(() => {});
    let isFirst = true;
    const client = await server.connect(
      {},
      {
        credentialsMaxAgeMs: 0,
        kubeConfig: {
          provide: () => {
            const answer = isFirst
              ? Promise.resolve({ server: server.url, headers: {} })
              : never;
            isFirst = false;
            return answer;
          },
        },
      },
    );
    const stop = new AbortController();
    const waiting = client.list(namespaces, { signal: stop.signal });
    stop.abort(new Error('changed my mind'));
    await assert.rejects(waiting, /changed my mind/);
    await assert.rejects(
      client.list(namespaces, { signal: stop.signal }),
      /changed my mind/,
    );
    assert.equal(server.requests.length, 0);
  });

  it('leaves nothing behind on a signal that outlives it', async () => {
    server.answer = (_, response) => sendJson(response, 200, { items: [] });
    const client = await server.connect();
    const { signal } = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: any) => {
      listeners++;
      Reflect.apply(addEventListener, signal, args);
    };
    signal.removeEventListener = (...args: any) => {
      listeners--;
      Reflect.apply(removeEventListener, signal, args);
    };
    await client.list(namespaces, { signal });
    await eventually('no listener is left', () => listeners <= 0);
  });

  it('is closed with its client although the credentials have changed since', async () => {
    const other = await StubApiServer.start();
    const file = join(server.directory, 'kubeconfig');
    const use = (url: string) =>
      writeFile(
        file,
        JSON.stringify({
          'current-context': 'c',
          contexts: [{ name: 'c', context: { cluster: 'k' } }],
          clusters: [{ name: 'k', cluster: { server: url } }],
        }),
      );
    await use(server.url);
    const client = await server.connect(
      {},
      { kubeConfig: { file }, credentialsMaxAgeMs: 0 },
    );
    const old = client.list(namespaces);
    await eventually('the request', () => pending.length === 1);
    await use(other.url);
    await client.list(namespaces);
    const started = performance.now();
    await Promise.all([
      assert.rejects(old, /cannot be reached/),
      client.close(),
    ]);
    assert.ok(
      performance.now() - started < 5_000,
      'ended with the client, not by its time limit',
    );
    await other.close();
  });
});
