import { connect as connectTcp, type Socket } from 'node:net';
import {
  connect as connectTls,
  TLSSocket,
  type ConnectionOptions,
} from 'node:tls';
import { Dice } from './Dice';

/** Whom to send nonsense to, and for how long. @public */
export interface FuzzOptions {
  port: number;
  host?: string;
  /** Paths that are served: what is close to valid gets further than what is not. */
  paths: readonly string[];
  /** Given for a server with TLS; half of the connections speak none nevertheless. */
  tls?: ConnectionOptions;
  durationMs?: number;
  /** The same seed gives the same bytes. Random when left out, and told in the answer. */
  seed?: number;
}

const parallel = 16;
/** A server may leave what it does not understand without an answer. */
const patienceMs = 100;

const targets = [
  '//',
  '///',
  '/\\',
  '*',
  '',
  'http://[',
  'http://[::1/healthz',
  'http://localhost:99999999/',
  'http://@/healthz',
  'https:///x',
  '/%',
  '/%zz/%00/%ff',
  '/..%2f..//./',
  '/?a=%&b[=&__proto__=1',
  '/\u00ff\u0080',
  '[::1]:443',
  ':80',
];
const methods = 'GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT PRI'
  .concat(' PROPFIND get QUERY')
  .split(' ');
const headers = [
  'Host: a',
  'Host: \u0001',
  'Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x',
  'Connection: upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA',
  'Expect: 100-continue',
  'Expect: something',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked, identity',
  'Content-Type: application/json; charset=\u00ff',
  'Content-Type: ,;,',
  'Accept: */*;q=nan, application/json;as=Table;v=v1;g=meta.k8s.io',
  'Accept: ;;;,,,/',
  'If-None-Match: *',
  `X-Long: ${'x'.repeat(20_000)}`,
  'X-Many: a\r\n'.repeat(300).trimEnd(),
  ': no name',
  '__proto__: x',
  'X-Remote-User: a',
  'X-Remote-Extra-%: a',
];
const bodies = [
  '',
  '{}',
  'null',
  '[]',
  '{"__proto__":{}}',
  '{"metadata":null,"spec":[]}',
  '5\r\nabcde\r\n0\r\n\r\n',
  'fffffffffffffffff\r\n',
  `${'['.repeat(50_000)}`,
  '\u0000\u00ff',
];

/**
 * Sends random bytes, and requests that are almost valid, over many connections. That the server has gone on is for the
 * caller to see: in a test of the same process an exception that nobody caught fails it.
 *
 * @public
 */
export async function fuzzListener(
  options: FuzzOptions,
): Promise<{ seed: number; connections: number }> {
  const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
  const dice = new Dice(seed);
  const deadline = Date.now() + (options.durationMs ?? 4_000);
  let connections = 0;
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      while (Date.now() < deadline) {
        connections++;
        await converse(options, nonsense(dice, options.paths), dice);
      }
    }),
  );
  return { seed, connections };
}

function converse(
  { port, host = '127.0.0.1', tls }: FuzzOptions,
  payload: Buffer,
  dice: Dice,
): Promise<void> {
  return new Promise(resolve => {
    const socket: Socket =
      tls && dice.roll(2)
        ? connectTls({ port, host, rejectUnauthorized: false, ...tls })
        : connectTcp(port, host);
    const timer = setTimeout(() => socket.destroy(), patienceMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.on('error', () => {});
    socket.on('data', () => {});
    const cut = dice.roll(payload.length + 1);
    socket.write(payload.subarray(0, cut));
    socket.write(payload.subarray(cut));
    switch (dice.roll(4)) {
      case 0:
        socket.end();
        break;
      case 1:
        // A TLS socket knows no reset.
        socket.once('data', () =>
          socket instanceof TLSSocket
            ? socket.destroy()
            : socket.resetAndDestroy(),
        );
        break;
      default:
    }
  });
}

function nonsense(dice: Dice, paths: readonly string[]): Buffer {
  if (dice.roll(8) === 0) {
    return dice.bytes(dice.roll(2_000));
  }
  const requests = Array.from({ length: 1 + dice.roll(3) }, () =>
    request(dice, paths),
  );
  const bytes = Buffer.from(requests.join(''), 'latin1');
  return dice.roll(2) ? bytes : damaged(dice, bytes);
}

function request(dice: Dice, paths: readonly string[]): string {
  const target = dice.roll(2)
    ? dice.oneOf(paths)
    : dice.oneOf(paths) + dice.oneOf(targets);
  const lines = [
    `${dice.oneOf(methods)} ${
      dice.roll(3) ? target : dice.oneOf(targets)
    } HTTP/${dice.oneOf(['1.1', '1.1', '1.0', '2.0', '0.9', 'x'])}`,
    ...Array.from({ length: dice.roll(4) }, () => dice.oneOf(headers)),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${dice.oneOf(bodies)}`;
}

function damaged(dice: Dice, bytes: Buffer): Buffer {
  let result = Buffer.from(bytes);
  for (let times = 1 + dice.roll(5); times > 0; times--) {
    const at = dice.roll(result.length + 1);
    const until = at + dice.roll(8);
    result = Buffer.concat([
      result.subarray(0, at),
      dice.bytes(dice.roll(4)),
      result.subarray(dice.roll(2) ? at : until),
    ]);
  }
  return result;
}
