import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { isExpired, KubernetesApiError } from '../errors/KubernetesApiError';
import { sendJson, status, StubApiServer } from '../testing/StubApiServer';
import type { WatchEvent } from './KubernetesClient';

const { namespaces } = builtinResourceTypes;

describe('a watch', () => {
  let server: StubApiServer;

  beforeEach(async () => {
    server = await StubApiServer.start();
  });
  afterEach(() => server.close());

  it('follows a watch line by line, however it is cut', async () => {
    const client = await server.connect();
    const lines = [
      { type: 'ADDED', object: { metadata: { name: 'ä' } } },
      { type: 'BOOKMARK', object: { metadata: { resourceVersion: '7' } } },
    ];
    server.answer = async (_, response) => {
      response.writeHead(200);
      for (const byte of Buffer.from(
        lines.map(line => `${JSON.stringify(line)}\n`).join(''),
      )) {
        response.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      response.end();
    };
    const events = await collect(
      client.watch(namespaces, { signal: new AbortController().signal }),
    );
    assert.deepEqual(events, [
      lines[0],
      { type: 'BOOKMARK', resourceVersion: '7' },
    ]);
  });

  it('ends a watch with the typed error that the API server sends', async () => {
    const client = await server.connect();
    server.answer = (_, response) =>
      response.writeHead(200).end(
        `${JSON.stringify({
          type: 'ERROR',
          object: status(410, 'Expired'),
        })}\n`,
      );
    await assert.rejects(
      collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      isExpired,
    );
    server.answer = (_, response) =>
      sendJson(response, 410, status(410, 'Expired'));
    await assert.rejects(
      collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      isExpired,
    );
    server.answer = (_, response) =>
      response.writeHead(200).end('<html></html>\n');
    await assert.rejects(
      collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      (error: KubernetesApiError) => error.reason === 'UnexpectedResponse',
    );
  });

  it('ends a watch on a connection that went silent', async () => {
    const client = await server.connect({}, { watchIdleMs: 50 });
    server.answer = (_, response) => response.writeHead(200).flushHeaders();
    assert.deepEqual(
      await collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      [],
    );
  });

  it('closes the connection of a watch whose consumer leaves', async () => {
    const client = await server.connect();
    const closed = new Promise<void>(resolve => {
      server.answer = (request, response) => {
        request.socket.once('close', () => resolve());
        response
          .writeHead(200)
          .write(
            `${JSON.stringify({ type: 'ADDED', object: { metadata: {} } })}\n`,
          );
      };
    });
    for await (const event of client.watch(namespaces, {
      signal: new AbortController().signal,
    })) {
      assert.equal(event.type, 'ADDED');
      break;
    }
    await closed;
  });
});

async function collect(
  watch: AsyncIterable<WatchEvent<object>>,
): Promise<WatchEvent<object>[]> {
  const events: WatchEvent<object>[] = [];
  for await (const event of watch) {
    events.push(event);
  }
  return events;
}
