import assert from 'node:assert/strict';
import {
  createSecureServer,
  type Http2SecureServer,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { test, type TestContext } from 'node:test';
import { certificateForLocalhost } from '@services-toolkit/test-support';
import { WatchConnections } from './WatchConnections';

const connectMs = 1_000;

async function listen(t: TestContext, server: Server, ca: string) {
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const connections = new WatchConnections({
    ...{ origin: `https://localhost:${port}`, ca: Buffer.from(ca), connectMs },
  });
  t.after(() => {
    connections.close();
    server.close();
  });
  return connections;
}

/** A server that keeps every watch open, and the connections and streams that it has. */
async function serve(t: TestContext, settings: object = {}) {
  const pair = await certificateForLocalhost();
  const server: Http2SecureServer = createSecureServer({ ...pair, settings });
  const sessions = new Set<ServerHttp2Session>();
  const streams: { stream: ServerHttp2Stream; headers: object }[] = [];
  server.on('session', session => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    streams.push({ stream, headers });
    stream.on('error', () => {});
    stream.respond({ ':status': 200 });
    stream.write('{}\n');
  });
  const connections = await listen(t, server as unknown as Server, pair.cert);
  t.after(() => sessions.forEach(session => session.destroy()));
  const open = async (signal?: AbortSignal) => {
    const answer = await connections.request({
      ...{ path: '/watch', headers: { 'x-name': 'J\xc3\xb6rg' } },
      ...{ timeoutMs: 2_000, ...(signal && { signal }) },
    });
    answer?.body.on('error', () => {}).resume();
    return answer;
  };
  return { connections, sessions, streams, open };
}

test('many watches share a few connections, of which none is full', async t => {
  const { connections, sessions, streams, open } = await serve(t);
  await Promise.all(Array.from({ length: 400 }, () => open()));
  assert.equal(streams.length, 400);
  assert.ok(connections.size <= 6, `${connections.size} connections`);
  assert.equal(sessions.size, connections.size);
  const each = [...sessions].map(
    session =>
      streams.filter(({ stream }) => stream.session === session).length,
  );
  assert.ok(Math.max(...each) <= 90, `${each}`);
  assert.ok(Math.min(...each) > 20, `${each}`);
});

test('a connection takes no more than the other side says', async t => {
  const { connections, open } = await serve(t, { maxConcurrentStreams: 3 });
  for (let count = 0; count < 13; count++) {
    await open();
  }
  assert.ok(connections.size >= 5, `${connections.size} connections`);
});

test('names in other letters arrive as they were written', async t => {
  const { streams, open } = await serve(t);
  await open();
  const { 'x-name': name } = streams[0]?.headers as { 'x-name': string };
  assert.equal(Buffer.from(name, 'latin1').toString('utf8'), 'J\u00f6rg');
});

test('a watch that nobody reads any more ends on the other side, and one whose connection breaks ends here', async t => {
  const { streams, sessions, connections, open } = await serve(t);
  const gone = new AbortController();
  await open(gone.signal);
  const ended = new Promise(resolve =>
    streams[0]?.stream.once('close', resolve),
  );
  gone.abort();
  await ended;
  const answer = await open();
  const closed = new Promise(resolve => answer?.body.once('close', resolve));
  sessions.forEach(session => session.destroy());
  await closed;
  assert.equal(connections.size, 0);
  assert.equal((await open())?.statusCode, 200, 'there is a new connection');
});

test('a service cluster without HTTP/2 is told from one that does not answer', async t => {
  const pair = await certificateForLocalhost();
  const old = createHttpsServer(pair, (_, response) => response.end());
  const connections = await listen(t, old, pair.cert);
  const watch = { path: '/', headers: {}, timeoutMs: 1_000 };
  assert.equal(await connections.request(watch), undefined);
  const silent = createHttpsServer({ ...pair, ALPNProtocols: ['h2'] });
  silent.removeAllListeners('secureConnection');
  const waiting = await listen(t, silent, pair.cert);
  const begin = Date.now();
  await assert.rejects(waiting.request(watch), { code: 'ETIMEDOUT' });
  assert.ok(Date.now() - begin < 3 * connectMs);
});
