import { connect } from 'node:net';
import * as fc from 'fast-check';

const base = '/api/services-toolkit';
const host = 'Host: localhost\r\n';

const noise = fc
  .uint8Array({ minLength: 1, maxLength: 200 })
  .map(bytes => Buffer.from(bytes));
const target = fc.oneof(
  fc.constantFrom(
    '//',
    '///',
    '*',
    'http://[',
    '/%',
    '/%ff/..%2f',
    `${base}//`,
    `${base}/claims/%zz/a/b`,
    `${base}/claims/workload/%00/x`,
    `${base}/claims/../../..`,
    `${base}/claims?limit=%`,
    `${base}/claims?cursor[]=1&cursor[a]=2`,
    `${base}/claims/${'a'.repeat(8_000)}/b/c`,
  ),
  noise.map(bytes => `/${bytes.toString('latin1')}`),
);
const header = fc.constantFrom(
  'Content-Length: -1',
  'Content-Length: 5\r\nContent-Length: 6',
  'Transfer-Encoding: chunked\r\nContent-Length: 3',
  'Transfer-Encoding: gzip',
  'Content-Encoding: br\r\nContent-Length: 2',
  'Content-Type: application/json; charset=utf-16\r\nContent-Length: 4',
  'Authorization: Bearer \x01',
  'Expect: what',
  ': no name',
  `X-Long: ${'x'.repeat(20_000)}`,
);

/** What no HTTP client of ours would send, as bytes on a connection. */
export const malformedRequest: fc.Arbitrary<Buffer> = fc.oneof(
  noise,
  fc
    .tuple(fc.constantFrom('GET', 'POST', 'DELETE', 'NOPE', ''), target)
    .map(([method, path]) =>
      Buffer.from(`${method} ${path} HTTP/1.1\r\n${host}\r\n`, 'latin1'),
    ),
  fc
    .tuple(header, noise)
    .map(([line, body]) =>
      Buffer.concat([
        Buffer.from(
          `POST ${base}/claims HTTP/1.1\r\n${host}Content-Type: application/json\r\n${line}\r\n\r\n`,
          'latin1',
        ),
        body,
      ]),
    ),
  // It promises more than it sends.
  noise.map(body =>
    Buffer.concat([
      Buffer.from(
        `POST ${base}/claims HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n`,
      ),
      body,
    ]),
  ),
);

/** Sends the bytes, says that this was all, and waits until the other side is done; for a second at most. */
export function sendBytes(port: number, bytes: Buffer): Promise<string> {
  return new Promise(resolve => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    const finish = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, finish);
    socket.on('data', chunk => {
      answer += chunk.toString('latin1');
    });
    // A connection that is cut is an answer, too.
    socket.on('error', finish);
    socket.on('close', finish);
  });
}
