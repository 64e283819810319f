import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { eventually } from '@services-toolkit/test-support';
import { fuzzListener } from '../testing/fuzzListener';
import { sendBytes } from '../testing/sendBytes';
import { createHealthServer } from './createHealthServer';
import type { HealthServer } from './HealthServer';

const codeOf = (answer: string) => Number(answer.split(' ')[1]);

describe('the health server, whatever it is sent', () => {
  const logged: unknown[] = [];
  let server: HealthServer;
  let ready = () => true;
  let metrics = async () => 'a 1\n';

  const send = (bytes: string, localAddress?: string) =>
    sendBytes(server.port, bytes, localAddress);
  const isAlive = async (localAddress?: string) => {
    const request = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
    const answer = await send(request, localAddress);
    assert.match(answer, /^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nok\n$/);
  };

  before(async () => {
    const log = (message: string, fields?: object) =>
      logged.push([message, fields]);
    server = await createHealthServer({
      port: 0,
      host: '127.0.0.1',
      ready: () => ready(),
      metrics: { contentType: 'text/plain', text: () => metrics() },
      logger: { debug: log, info: log, warn: log, error: log },
    });
  });
  after(() => server.close());

  for (const [line, code] of [
    ['GET // HTTP/1.1', 404],
    ['GET //x:y/ HTTP/1.1', 404],
    ['GET http://[ HTTP/1.1', 404],
    ['GET http://[/healthz HTTP/1.1', 200],
    ['GET http://kubelet:8081/healthz?x HTTP/1.1', 200],
    ['GET http://kubelet HTTP/1.1', 404],
    ['GET /healthz?verbose HTTP/1.1', 200],
    ['GET /%zz%ff HTTP/1.1', 404],
    ['GET \\ HTTP/1.1', 400],
    ['HEAD /healthz HTTP/1.1', 200],
    ['OPTIONS * HTTP/1.1', 400],
    ['TRACE /healthz HTTP/1.1', 405],
    ['POST /healthz HTTP/1.1', 405],
    ['NONSENSE /healthz HTTP/1.1', 400],
    ['GET /healthz HTTP/9.9', 400],
    [`GET /${'x'.repeat(20_000)} HTTP/1.1`, 431],
    [`GET /healthz HTTP/1.1\r\nA: ${'x'.repeat(20_000)}`, 431],
    ['GET /healthz HTTP/1.1\r\nUpgrade: h2c\r\nConnection: Upgrade', 200],
    ['GET /healthz HTTP/1.1\r\nExpect: something', 417],
    ['GET /healthz HTTP/1.1\r\nContent-Length: x', 400],
  ] as const) {
    it(`answers ${code} to ${line
      .slice(0, 60)
      .replace('\r\n', ' | ')}`, async () => {
      const bytes = `${line}\r\nHost: a\r\nConnection: close\r\n\r\n`;
      const answer = await send(bytes);
      assert.equal(codeOf(answer), code, answer);
      await isAlive();
    });
  }

  it('closes the connection that asks for a tunnel', async () => {
    const bytes = 'CONNECT kubernetes:443 HTTP/1.1\r\nHost: a\r\n\r\n';
    assert.equal(await send(bytes), '');
    await isAlive();
  });

  it('answers the first of several requests at once, and ends', async () => {
    const one = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
    const answers = await send(`${one}${one}${one}`);
    assert.equal(answers.split('HTTP/1.1 200 OK').length, 2);
    const answer = await send(`${one}\0\r\n\r\n`);
    assert.equal(codeOf(answer), 400);
    await isAlive();
  });

  it('answers 500 when what it asks fails, and logs that', async () => {
    const well = { ready, metrics };
    ready = () => {
      throw new Error('no manager');
    };
    metrics = async () => {
      throw new Error('no metrics');
    };
    for (const path of ['/readyz', '/metrics']) {
      logged.length = 0;
      const bytes = `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
      const answer = await send(bytes);
      assert.equal(codeOf(answer), 500);
      assert.doesNotMatch(answer, /no m/);
      assert.equal(logged.length, 1);
      assert.match(JSON.stringify(logged), /no m[^]*createHealthServer/);
    }
    ({ ready, metrics } = well);
    await isAlive();
  });

  it('lets a probe through while a thousand connections say nothing', async () => {
    const sockets: Socket[] = [];
    for (let index = 0; index < 1_000; index++) {
      const socket = connect({ port: server.port, host: '127.0.0.1' });
      socket.on('error', () => {}).resume();
      sockets.push(socket);
    }
    await Promise.all(
      sockets.map(
        socket =>
          new Promise<void>(resolve => {
            socket.once('connect', resolve);
            socket.once('close', () => resolve());
          }),
      ),
    );
    // The same address, and another one.
    await isAlive();
    await isAlive('127.0.0.2');
    // Half of them begin to speak, and never come to an end.
    const speaking = sockets.filter((_, index) => index % 2);
    speaking.forEach(socket => socket.write('GET /healthz HTTP/1.1\r\n'));
    const dribble = setInterval(() => {
      speaking.forEach(socket => socket.writable && socket.write('A: b\r\n'));
    }, 200);
    try {
      await isAlive();
      await eventually(
        'all of them closed',
        () => sockets.every(socket => socket.closed),
        { timeoutMs: 20_000 },
      );
    } finally {
      clearInterval(dribble);
      sockets.forEach(socket => socket.destroy());
    }
    await isAlive();
  });

  it('goes on after seconds of nonsense', async t => {
    const { seed, connections } = await fuzzListener({
      port: server.port,
      paths: ['/healthz', '/readyz', '/metrics', '/'],
    });
    t.diagnostic(`seed ${seed}, ${connections} connections`);
    assert.ok(connections > 100);
    await isAlive();
  });
});
