import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { isExpired } from '../errors/KubernetesApiError';
import { createInformer } from '../informer/createInformer';
import { sendJson, status, StubApiServer } from '../testing/StubApiServer';
import { listAll } from './listAll';

const { configMaps } = builtinResourceTypes;

describe('a complete list', () => {
  let server: StubApiServer;
  /** Of each object in bytes. */
  let size: number;
  let count: number;
  /** Requests, by their limit and where they go on; nothing where there is none. */
  let asked: string[];
  /** Tokens that are too old by now. */
  let expired: Set<string>;

  beforeEach(async () => {
    server = await StubApiServer.start();
    [size, count, asked, expired] = [10, 60, [], new Set()];
    server.answer = (request, response) => {
      const query = new URL(request.url ?? '', server.url).searchParams;
      const from = query.get('continue') ?? '';
      const limit = query.get('limit') ?? '';
      asked.push(`${limit}@${from}`);
      if (expired.has(from)) {
        expired.delete(from);
        sendJson(response, 410, status(410, 'Expired'));
        return;
      }
      const next = Math.min(Number(from) + Number(limit || count), count);
      const data = { large: 'x'.repeat(size) };
      sendJson(response, 200, {
        metadata: {
          resourceVersion: '7',
          ...(next < count && { continue: `${next}` }),
        },
        items: Array.from({ length: next - Number(from) }, (_, index) => ({
          metadata: { name: `${Number(from) + index}`, namespace: 'a' },
          data,
        })),
      });
    };
  });
  afterEach(() => server.close());

  const names = (items: { metadata: { name?: string } }[]) =>
    items.map(({ metadata }) => Number(metadata.name));
  const all = Array.from({ length: 60 }, (_, index) => index);

  it('comes in smaller pages where the objects are large, and never as one huge text', async () => {
    size = 1_000_000;
    const client = await server.connect();
    const { items, resourceVersion } = await listAll(client, configMaps);
    assert.deepEqual(names(items), all);
    assert.equal(resourceVersion, '7');
    assert.deepEqual(asked.slice(0, 5), ['500@', '125@', '31@', '7@', '7@7']);
    assert.equal(asked.length, 3 + Math.ceil(60 / 7));
  });

  it('is refused with what to do when a single answer is too large', async () => {
    size = 1_000_000;
    const client = await server.connect();
    await assert.rejects(
      client.list(configMaps),
      /cannot be reached \(UND_ERR_RES_EXCEEDED_MAX_SIZE\): its answer is larger than is taken at a time: ask for fewer objects/,
    );
    const small = await server.connect({}, { maxResponseBytes: 1_000 });
    await assert.rejects(listAll(small, configMaps), /larger than is taken/);
    assert.equal(asked.at(-1), '1@');
  });

  it('begins again when a page is too old, in one piece or in pages', async () => {
    const client = await server.connect();
    count = 600;
    expired.add('500');
    assert.equal((await listAll(client, configMaps)).items.length, 600);
    assert.deepEqual(asked, ['500@', '500@500', '@']);
    asked = [];
    count = 60;
    size = 1_000_000;
    expired.add('7');
    assert.deepEqual(names((await listAll(client, configMaps)).items), all);
    assert.deepEqual(asked.slice(3, 8), ['7@', '7@7', '@', '7@', '7@7']);
    expired.add('');
    await assert.rejects(listAll(client, configMaps), isExpired);
  });

  it('leaves in memory what is kept of each object', async () => {
    size = 1_000_000;
    const client = await server.connect();
    const informer = createInformer({
      client,
      type: configMaps,
      transform: ({ apiVersion, kind, metadata }) => ({
        ...{ apiVersion, kind, metadata },
      }),
    });
    const stop = new AbortController();
    informer.start(stop.signal);
    await informer.synced();
    stop.abort();
    assert.equal(informer.size, 60);
    assert.ok(JSON.stringify(informer.list()).length < 20_000);
  });
});
