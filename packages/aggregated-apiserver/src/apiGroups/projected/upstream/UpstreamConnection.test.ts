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
  await answer.body.dump();
  await connection.close();
  await Promise.all(slow);
});
