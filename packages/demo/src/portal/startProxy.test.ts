import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { startProxy } from './startProxy';

test('a backend that closes a connection after an answer, just as the next request comes, is still reached', async () => {
  const answered = new WeakSet();
  const backend = http.createServer((request, response) => {
    if (answered.has(request.socket)) {
      request.socket.destroy();
      return;
    }
    answered.add(request.socket);
    response.end('here');
  });
  backend.listen(0, '127.0.0.1');
  await once(backend, 'listening');
  const proxy = await startProxy(0, (backend.address() as AddressInfo).port);
  try {
    for (let request = 0; request < 5; request++) {
      const response = await fetch(`http://127.0.0.1:${proxy.port}/`);
      assert.equal(response.status, 200);
      assert.equal(await response.text(), 'here');
    }
  } finally {
    await proxy.stop();
    backend.close();
    backend.closeAllConnections();
  }
});
