import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { UpstreamConnection } from './UpstreamConnection';

test('a probe is answered while people keep all connections busy', async t => {
  const server = createServer((request, response) => {
    if (request.url === '/version') {
      response.end('{}');
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const connection = new UpstreamConnection({
    server: `http://127.0.0.1:${port}`,
    headers: {},
  });
  t.after(async () => {
    await connection.close();
    server.closeAllConnections();
    server.close();
  });
  const common = { method: 'GET', headers: {} } as const;
  const slow = Array.from({ length: 100 }, () =>
    connection.send({ ...common, path: '/slow' }).catch(() => {}),
  );
  const answer = await connection.send({
    ...{ ...common, path: '/version', isProbe: true, timeoutMs: 2_000 },
    signal: AbortSignal.timeout(2_000),
  });
  assert.equal(answer.statusCode, 200);
  answer.body.resume();
  await connection.close();
  await Promise.all(slow);
});

test('a new token of the same ServiceAccount counts from the next request on, and nothing breaks', async t => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.write('{}');
    if (request.url === '/version') {
      response.end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const access = (account: string, signature: string) => {
    const payload = { sub: `system:serviceaccount:links:${account}` };
    const token = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return {
      server: `http://127.0.0.1:${port}`,
      headers: { authorization: `Bearer e30.${token}.${signature}` },
    };
  };
  const connection = new UpstreamConnection(access('link', 'one'));
  t.after(async () => {
    await connection.close();
    server.closeAllConnections();
    server.close();
  });
  const common = { method: 'GET', headers: {} } as const;
  const open = await connection.send({ ...common, path: '/open' });
  open.body.on('error', () => {}).resume();
  assert.equal(connection.renew(access('other', 'two')), false);
  assert.equal(
    connection.renew({ ...access('link', 'two'), caData: 'b3RoZXI=' }),
    false,
  );
  assert.equal(connection.renew(access('link', 'two')), true);
  const answer = await connection.send({ ...common, path: '/version' });
  answer.body.resume();
  assert.deepEqual(
    seen.map(one => one?.split('.')[2]),
    ['one', 'two'],
  );
  assert.equal(open.body.destroyed, false);
});
