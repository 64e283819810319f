import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHealthServer } from './createHealthServer';

describe('the health server', () => {
  it('tells alive from ready', async () => {
    let ready = false;
    const server = await createHealthServer({
      port: 0,
      host: '127.0.0.1',
      ready: () => ({ ready, reason: 'classes have not synced' }),
    });
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
      return [response.status, await response.text()];
    };
    assert.deepEqual(await get('/healthz'), [200, 'ok\n']);
    assert.deepEqual(await get('/readyz'), [503, 'classes have not synced\n']);
    ready = true;
    assert.deepEqual(await get('/readyz'), [200, 'ok\n']);
    assert.equal((await get('/'))[0], 404);
    await server.close();
  });

  it('is ready with a word about what is left out', async () => {
    const server = await createHealthServer({
      port: 0,
      host: '127.0.0.1',
      ready: () => ({ ready: true, note: 'claims/access waits' }),
    });
    const response = await fetch(`http://127.0.0.1:${server.port}/readyz`);
    assert.deepEqual(
      [response.status, await response.text()],
      [200, 'ok\nclaims/access waits\n'],
    );
    await server.close();
  });

  it('serves metrics where there are any', async () => {
    const server = await createHealthServer({
      port: 0,
      host: '127.0.0.1',
      ready: () => true,
      metrics: { contentType: 'text/plain', text: async () => 'a 1\n' },
    });
    const response = await fetch(`http://127.0.0.1:${server.port}/metrics`);
    assert.deepEqual([response.status, await response.text()], [200, 'a 1\n']);
    await server.close();
  });

  it('refuses a taken port in one sentence', async () => {
    const first = await createHealthServer({
      port: 0,
      host: '127.0.0.1',
      ready: () => true,
    });
    await assert.rejects(
      createHealthServer({
        port: first.port,
        host: '127.0.0.1',
        ready: () => true,
      }),
      {
        message: `Port ${first.port} for the health endpoints is taken by another process: stop that one, or choose another port (0 takes any free one).`,
      },
    );
    await first.close();
  });
});
