import assert from 'node:assert/strict';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import type { ResourceAttributes } from '../../server/authorize/authorize';
import { createApi } from '../../server/createApi';
import { failureOf } from '../../server/status/failureOf';
import { statusAnswer } from '../../server/status/statusAnswer';
import { StatusError } from '../../server/status/StatusError';
import { Forwarder } from './forward/Forwarder';
import { ProjectedGroup } from './ProjectedGroup';
import type { UpstreamRequest } from './upstream/UpstreamConnection';

const group = 'widgets.example.org';
const link = { namespace: 'links', name: 'a', upstream: 'services' };
const path = `/apis/${group}/v1/namespaces/a/widgets`;

interface Answered {
  code?: number;
  headers?: Record<string, string>;
  body: string | Iterable<Buffer>;
}

/** A projected group behind the API, over a service cluster that answers as it is told. */
async function serve(
  context: TestContext,
  options: {
    upstream: (request: UpstreamRequest) => Answered;
    namespaces?: string[];
    /** What the user may not do. */
    denied?: string[];
    onAuthorize?: () => void | Promise<void>;
  },
) {
  const { namespaces = ['a'], denied = [] } = options;
  const sent: UpstreamRequest[] = [];
  const asked: ResourceAttributes[] = [];
  const logged: string[] = [];
  const log = (...parts: unknown[]) => void logged.push(JSON.stringify(parts));
  const logger = { debug: log, info: log, warn: log, error: log };
  const projected = new ProjectedGroup({
    ...{ group, link, collectors: new Set<string>() },
    namespaces: {
      of: () => namespaces,
      has: (one: string) => namespaces.includes(one),
      isLeaving: () => false,
      deletionOf: () => 'Delete',
      onChange: () => () => {},
    } as never,
    authorize: async (_, attributes) => {
      asked.push(attributes);
      await options.onAuthorize?.();
      if (denied.includes(attributes.verb)) {
        throw new StatusError({
          ...{ code: 403, reason: 'Forbidden' },
          message: `cannot ${attributes.verb}`,
        });
      }
    },
    forwarder: new Forwarder(link, () => ({
      ...{ away: undefined, serviceAccount: undefined },
      send: async request => {
        sent.push(request);
        const { code = 200, headers = {}, body } = options.upstream(request);
        const stream = Readable.from(
          typeof body === 'string' ? [Buffer.from(body)] : body,
        );
        return { statusCode: code, headers, body: stream };
      },
    })),
  });
  projected.upstream = {
    openApi: { v2: { paths: {}, definitions: {} }, v3: {} },
    discovery: {
      group,
      versions: [
        {
          version: 'v1',
          resources: [
            {
              ...{ plural: 'widgets', kind: 'Widget', namespaced: true },
              verbs: ['get', 'list', 'watch', 'patch', 'deletecollection'],
            },
          ],
        },
      ],
    },
  };
  const api = createApi({
    groups: () => [projected],
    identify: () => ({ user: 'alice', groups: [], extra: {} }),
    notReadyReason: () => undefined,
  });
  const server = createServer((request, response) => {
    void api(request, response)
      .catch(error => statusAnswer(failureOf(error, {}, logger)))
      .then(answer => {
        if (answer && !response.headersSent) {
          response.writeHead(answer.code, {
            'content-type': 'application/json',
          });
          response.end(JSON.stringify(answer.body));
        }
      });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, sent, asked, logged };
}

test('what follows a second question mark is part of the query: a selector and a dry run must not get lost', async t => {
  const { url, sent } = await serve(t, { upstream: () => ({ body: '{}' }) });
  await fetch(
    `${url}${path}?fieldManager=who?&dryRun=All&labelSelector=a%3Db`,
    {
      method: 'DELETE',
    },
  );
  const { searchParams } = new URL(sent[0]?.path ?? '', url);
  assert.equal(searchParams.get('dryRun'), 'All');
  assert.equal(searchParams.get('labelSelector'), 'a=b');
  assert.equal(searchParams.get('fieldManager'), 'who?');
});

test('a selector that only seems to name one object needs the right to all of them', async t => {
  const { url, asked } = await serve(t, { upstream: () => ({ body: '{}' }) });
  for (const selector of [
    'metadata.name=a',
    'metadata.namespace!=x\\,metadata.name=a',
  ]) {
    await fetch(`${url}${path}?fieldSelector=${encodeURIComponent(selector)}`);
  }
  assert.deepEqual(
    asked.map(({ name }) => name),
    ['a', undefined],
  );
});

test('server-side apply needs the right to create, which the link has and the person may not have', async t => {
  const { url, sent } = await serve(t, {
    upstream: () => ({ body: '{}' }),
    denied: ['create'],
  });
  const patch = (type: string) =>
    fetch(`${url}${path}/new`, {
      ...{ method: 'PATCH', body: '{}', headers: { 'content-type': type } },
    });
  const applied = await patch('Application/Apply-Patch+YAML; charset=utf-8');
  assert.equal(applied.status, 403);
  assert.match(await applied.text(), /cannot create/);
  assert.equal(sent.length, 0);
  assert.equal((await patch('application/merge-patch+json')).status, 200);
});

test('who goes while rights are being looked up leaves no request behind', async t => {
  let client: ReturnType<typeof httpRequest> | undefined;
  let goOn = () => {};
  const isGone = new Promise<void>(resolve => (goOn = resolve));
  const reached = new Promise<UpstreamRequest>(resolve => {
    void serve(t, {
      upstream: request => {
        resolve(request);
        return { body: '' };
      },
      onAuthorize: async () => {
        client?.destroy();
        await isGone;
      },
    }).then(({ url }) => {
      client = httpRequest(`${url}${path}?watch=true`, () => {});
      client.on('error', () => setTimeout(goOn, 50));
      client.end();
    });
  });
  const { signal } = await reached;
  assert.equal(signal?.aborted, true);
});

test('what a service cluster says about the length of one watch is not said of several', async t => {
  const event = '{"type":"ADDED","object":{}}\n';
  const { url } = await serve(t, {
    namespaces: ['a', 'b'],
    upstream: () => ({
      headers: {
        'content-type': 'application/json',
        'content-length': String(event.length),
        'content-encoding': 'gzip',
      },
      body: event,
    }),
  });
  const answer = await fetch(`${url}/apis/${group}/v1/widgets?watch=true`);
  assert.equal(answer.headers.get('content-length'), null);
  assert.equal(answer.headers.get('content-encoding'), null);
  assert.equal(await answer.text(), event + event);
});

test('a page for browsers is passed on as plain text', async t => {
  const { url } = await serve(t, {
    upstream: () => ({
      headers: { 'content-type': 'text/html' },
      body: '<script>alert(1)</script>',
    }),
  });
  const { headers } = await fetch(`${url}${path}/a`);
  assert.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});

test("a list that cannot be read is told as the service cluster's fault, and its content stands in no log", async t => {
  const { url, logged } = await serve(t, {
    namespaces: ['a', 'b'],
    upstream: () => ({ body: '{"metadata":{},"items":[hunter2]}' }),
  });
  const answer = await fetch(`${url}/apis/${group}/v1/widgets`);
  assert.equal(answer.status, 503);
  assert.match(
    await answer.text(),
    /service cluster \\"services\\".*cannot be read/,
  );
  assert.deepEqual(logged, []);
});

test('a list without an end is not kept in memory', async t => {
  const megabyte = ' '.repeat(1024 * 1024);
  let given = 0;
  const { url } = await serve(t, {
    namespaces: ['a', 'b'],
    upstream: () => ({
      body: (function* endless() {
        for (; given < 200; given++) {
          yield Buffer.from(megabyte);
        }
      })(),
    }),
  });
  const answer = await fetch(`${url}/apis/${group}/v1/widgets`);
  assert.equal(answer.status, 503);
  assert.ok(given < 100, `${given} MiB were read`);
});

test('of several answers one is made of JSON: who takes YAML alone is told', async t => {
  const { url, sent } = await serve(t, {
    namespaces: ['a', 'b'],
    upstream: () => ({
      body: '{"metadata":{"resourceVersion":"1"},"items":[]}',
    }),
  });
  const list = (accept: string) =>
    fetch(`${url}/apis/${group}/v1/widgets`, { headers: { accept } });
  assert.equal((await list('application/yaml')).status, 406);
  assert.equal(sent.length, 0);
  assert.equal((await list('application/yaml,application/json')).status, 200);
  assert.equal(sent[0]?.headers.accept, 'application/json');
});
