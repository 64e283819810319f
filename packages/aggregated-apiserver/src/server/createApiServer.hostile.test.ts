import assert from 'node:assert/strict';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { after, before, describe, it } from 'node:test';
import { fuzzListener } from '@services-toolkit/kubernetes-runtime/testing';
import { eventually } from '@services-toolkit/test-support';
import {
  identifyRequest,
  isFromFrontProxy,
} from './frontProxy/identifyRequest';
import { parseFrontProxy } from './frontProxy/parseFrontProxy';
import {
  createAuthority,
  issueCertificate,
} from './certificates/issueCertificate';
import { InstanceQueryGroup } from '../apiGroups/instanceQuery/InstanceQueryGroup';
import { createApi } from './createApi';
import { createApiServer, type ApiServer } from './createApiServer';

const group = '/apis/claimable.services.apps.tanzu.vmware.com/v1alpha1';
const queries = `${group}/namespaces/apps/instancequeries`;

const host = '127.0.0.1';

describe('the API server, whatever it is sent', () => {
  const logged: unknown[] = [];
  let server: ApiServer;
  /** What the cluster's API server shows, and somebody with a certificate of their own. */
  let frontProxy: ConnectionOptions;
  let other: ConnectionOptions;

  before(async () => {
    const now = new Date();
    const authority = await createAuthority('front-proxy-ca', now);
    const issue = (name: string) =>
      issueCertificate(authority, [name], now, 'clientAuth');
    frontProxy = await issue('front-proxy');
    other = await issue('somebody');
    const proxy = parseFrontProxy({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {},
      data: {
        'requestheader-client-ca-file': authority.cert,
        'requestheader-allowed-names': '["front-proxy"]',
        'requestheader-username-headers': '["X-Remote-User"]',
        'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
      },
    });
    const error = (...line: unknown[]) => logged.push(line);
    server = await createApiServer({
      port: 0,
      host,
      tls: {
        ...(await issueCertificate(authority, ['localhost'], now)),
        clientAuthorities: authority.cert,
      },
      logger: { debug() {}, info() {}, warn() {}, error },
      strangersMs: 3_000,
      isFrontProxy: socket => isFromFrontProxy(socket, proxy),
      api: createApi({
        identify: request => identifyRequest(request, proxy),
        notReadyReason: () => undefined,
        groups: () => [
          new InstanceQueryGroup({
            authorize: async () => {},
            answer: async ({ query }) => ({
              ...query,
              status: { instances: [] },
            }),
            notReadyReason: () => undefined,
          }),
        ],
      }),
    });
  });
  after(() => server?.close(1_000));

  /** What it answers on one connection, until that is closed or has been answered. */
  function send(
    bytes: string,
    client: ConnectionOptions = {},
    localAddress?: string,
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = connectTls({
        ...{ port: server.port, host, rejectUnauthorized: false },
        ...client,
        ...(localAddress && {
          socket: connectTcp({ port: server.port, host, localAddress }),
        }),
      });
      socket.setEncoding('latin1').on('data', part => (answer += part));
      socket.once('close', () => resolve(answer));
      socket.once('error', reject);
      socket.write(bytes, 'latin1');
    });
  }

  const close = 'Host: a\r\nConnection: close\r\n';
  const probe = `GET /healthz HTTP/1.1\r\n${close}\r\n`;
  const asAlice = `GET ${group} HTTP/1.1\r\nX-Remote-User: alice\r\n${close}\r\n`;

  async function isAlive(localAddress?: string) {
    assert.match(await send(probe, {}, localAddress), /^HTTP\/1\.1 200 /);
    assert.match(await send(asAlice, frontProxy, localAddress), /^[^ ]+ 200 /);
  }

  for (const [line, code] of [
    ['GET // HTTP/1.1', 401],
    ['GET http://[ HTTP/1.1', 401],
    ['OPTIONS * HTTP/1.1', 401],
    ['TRACE /healthz HTTP/1.1', 200],
    [`POST ${queries} HTTP/1.1`, 401],
    ['GET /healthz HTTP/1.1\r\nUpgrade: h2c\r\nConnection: Upgrade', 200],
    ['GET /healthz HTTP/9.9', 400],
    [`GET /healthz HTTP/1.1\r\nA: ${'x'.repeat(40_000)}`, 431],
  ] as const) {
    it(`answers ${code} to ${line
      .slice(0, 60)
      .replaceAll('\r\n', ' | ')} of a stranger`, async () => {
      assert.equal(
        (await send(`${line}\r\n${close}\r\n`)).split(' ')[1],
        `${code}`,
      );
      await isAlive();
    });
  }

  it('closes the connection that asks for a tunnel', async () => {
    const bytes = `CONNECT kubernetes:443 HTTP/1.1\r\n${close}\r\n`;
    assert.equal(await send(bytes, frontProxy), '');
    await isAlive();
  });

  it('answers the front proxy in kind, whatever a user has it pass on', async () => {
    const body = '{"metadata":null,"spec":[]}';
    for (const [target, headers, sent, code] of [
      [`POST ${group}/namespaces/%zz/instancequeries`, '', body, 404],
      [`POST ${queries}?dryRun=%&fieldValidation=%ff`, '', body, 400],
      [`POST ${queries}`, 'Accept: ,;q=x,/;', body, 406],
      [`POST ${queries}`, 'Content-Type: ;;,', body, 415],
      [`POST ${queries}`, 'X-Remote-Extra-%zz: %', '\0', 400],
      [`POST ${queries}`, '__proto__: x', '['.repeat(200_000), 400],
      [`POST ${queries}`, '', '{"__proto__":{},"apiVersion":[]}', 400],
      [`POST ${queries}`, '', '0'.repeat(300_000), 413],
      [`GET //${group}`, '', '', 404],
    ] as const) {
      const request = `${target} HTTP/1.1\r\n${close}X-Remote-User: alice\r\n${
        headers && `${headers}\r\n`
      }Content-Length: ${sent.length}\r\n\r\n${sent}`;
      const answer = await send(request, frontProxy).catch(String);
      // Of a body that is too large the rest is not read: the answer may be lost with the connection.
      const expected =
        code === 413
          ? /^(HTTP\/1.1 413|.*ECONNRESET|.*EPIPE)/
          : `HTTP/1.1 ${code} `;
      assert.ok(
        typeof expected === 'string'
          ? answer.startsWith(expected)
          : expected.test(answer),
        `${target}: ${answer.slice(0, 300)}`,
      );
    }
    await isAlive();
    assert.deepEqual(logged, []);
  });

  it('gives a stranger one request, and the front proxy as many as it likes', async () => {
    const one = probe.replace('Connection: close\r\n', '');
    const answers = (text: string) => text.split('HTTP/1.1 200').length - 1;
    assert.equal(answers(await send(`${one}${one}${probe}`)), 1);
    assert.equal(answers(await send(`${one}${one}${probe}`, other)), 1);
    assert.equal(answers(await send(`${one}${one}${probe}`, frontProxy)), 3);
  });

  it('answers while a thousand connections say nothing, and closes those', async () => {
    const kept = connectTls({
      ...{ port: server.port, host, rejectUnauthorized: false },
      ...frontProxy,
    }).resume();
    await new Promise<void>(resolve => kept.once('secureConnect', resolve));
    const sockets = Array.from({ length: 1_000 }, () =>
      connectTcp({ port: server.port, host }),
    );
    await heldOut(sockets, 'connect');
    // Among many that are the front proxy's alone: it has done nothing either.
    assert.equal(kept.destroyed, false);
    kept.destroy();
  });

  it('answers while hundreds of TLS connections say nothing, or say it slowly, and closes those', async () => {
    const sockets = Array.from({ length: 300 }, (_, index) =>
      connectTls({
        ...{ port: server.port, host, rejectUnauthorized: false },
        ...(index % 3 === 0 && other),
      }),
    );
    const slow = sockets.filter((_, index) => index % 2);
    slow.forEach(socket => socket.write('GET /healthz HTTP/1.1\r\n'));
    const dribble = setInterval(() => {
      slow.forEach(socket => socket.writable && socket.write('A: b\r\n'));
    }, 200);
    await heldOut(sockets, 'secureConnect').finally(() =>
      clearInterval(dribble),
    );
  });

  /** Answers go on from the moment on when all of them have been tried, and none of them stays. */
  async function heldOut(sockets: Socket[], event: string) {
    await Promise.all(
      sockets.map(
        socket =>
          new Promise<void>(resolve => {
            socket.on('error', () => {}).resume();
            socket.once(event, resolve).once('close', () => resolve());
          }),
      ),
    );
    try {
      await isAlive();
      // As the kubelet, which has another address than they.
      await isAlive('127.0.0.2');
      await eventually(
        'all of them closed',
        () => sockets.every(socket => socket.closed),
        { timeoutMs: 20_000 },
      );
    } finally {
      sockets.forEach(socket => socket.destroy());
    }
  }

  it('goes on after seconds of nonsense', async t => {
    const paths = ['/healthz', '/readyz', '/apis', group, queries];
    for (const tls of [{}, frontProxy]) {
      const { seed, connections } = await fuzzListener({
        ...{ port: server.port, host, paths, tls, durationMs: 2_000 },
      });
      t.diagnostic(`seed ${seed}, ${connections} connections`);
      assert.ok(connections > 50);
      await isAlive();
    }
    assert.deepEqual(logged, []);
  });
});
