import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { KubeConfigError } from '../errors/KubeConfigError';
import {
  isExpired,
  isForbidden,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '../errors/KubernetesApiError';
import { startHttpServer } from '../testing/startHttpServer';
import {
  createKubernetesClient,
  type KubernetesClientOptions,
} from './createKubernetesClient';
import type { KubernetesClient, WatchEvent } from './KubernetesClient';

const { secrets, namespaces } = builtinResourceTypes;

describe('the client', () => {
  let server: Awaited<ReturnType<typeof startHttpServer>>;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let requests: IncomingMessage[];
  let directory: string;
  const clients: KubernetesClient[] = [];

  beforeEach(async () => {
    requests = [];
    answer = (_, response) =>
      json(response, 200, { items: [], metadata: { resourceVersion: '1' } });
    server = await startHttpServer((request, response) => {
      requests.push(request);
      answer(request, response);
    });
    directory = await mkdtemp(join(tmpdir(), 'kubernetes-runtime-'));
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.close()));
    await server.close();
    await rm(directory, { recursive: true });
  });

  const connect = async (
    credentials: { token?: string; tokenFile?: string } = {},
    options: Partial<KubernetesClientOptions> = {},
  ) => {
    const client = await createKubernetesClient({
      kubeConfig: {
        cluster: { name: 'stub', server: server.url },
        ...credentials,
      },
      ...options,
    });
    clients.push(client);
    return client;
  };

  it('reuses connections, also between identities', async () => {
    const client = await connect({}, { connections: 4 });
    const alice = client.withIdentity({ user: 'alice', groups: [] });
    for (let round = 0; round < 10; round++) {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? client : alice).list(namespaces),
        ),
      );
    }
    assert.equal(requests.length, 200);
    assert.ok(
      server.sockets.length <= 4,
      `${server.sockets.length} connections`,
    );
  });

  it('lets no watch block a request', async () => {
    const client = await connect({}, { connections: 1 });
    const stop = new AbortController();
    answer = (request, response) => {
      if (request.url?.includes('watch=true')) {
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .flushHeaders();
      } else {
        json(response, 200, { items: [] });
      }
    };
    const watches = [1, 2, 3].map(() =>
      collect(client.watch(namespaces, { signal: stop.signal })),
    );
    await client.list(namespaces);
    stop.abort();
    assert.deepEqual(await Promise.all(watches), [[], [], []]);
  });

  it('reads a token file again when the API server refuses the token', async () => {
    const tokenFile = join(directory, 'token');
    await writeFile(tokenFile, 'first\n');
    let valid = 'Bearer first';
    answer = (request, response) =>
      request.headers.authorization === valid
        ? json(response, 200, { items: [] })
        : json(response, 401, status(401, 'Unauthorized'));
    const client = await connect(
      { tokenFile },
      { credentialsMaxAgeMs: 3_600_000 },
    );
    await client.list(namespaces);
    await writeFile(tokenFile, 'second');
    valid = 'Bearer second';
    await client.list(namespaces);
    valid = 'Bearer third';
    await assert.rejects(
      client.list(namespaces),
      (error: KubernetesApiError) => error.reason === 'Unauthorized',
    );
    assert.equal(requests.length, 4);
  });

  it('reads a token file again after a while', async () => {
    const tokenFile = join(directory, 'token');
    await writeFile(tokenFile, 'first');
    const client = await connect({ tokenFile }, { credentialsMaxAgeMs: 0 });
    await client.list(namespaces);
    await writeFile(tokenFile, 'second');
    await client.list(namespaces);
    assert.deepEqual(
      requests.map(({ headers }) => headers.authorization),
      ['Bearer first', 'Bearer second'],
    );
  });

  it('runs the exec plugin of a kubeconfig', async () => {
    const plugin = `console.log(JSON.stringify({apiVersion:'client.authentication.k8s.io/v1',kind:'ExecCredential',status:{token:'from-plugin'}}))`;
    const file = join(directory, 'kubeconfig');
    const user = {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: process.execPath,
        args: ['-e', plugin],
      },
    };
    await writeFile(file, JSON.stringify(kubeConfig(server.url, user)));
    const client = await connect({}, { kubeConfig: { file } });
    await client.list(namespaces);
    assert.equal(requests[0]?.headers.authorization, 'Bearer from-plugin');
  });

  it('says which plugin failed', async () => {
    const file = join(directory, 'kubeconfig');
    await writeFile(
      file,
      JSON.stringify(
        kubeConfig(server.url, {
          exec: { command: join(directory, 'no-such-plugin') },
        }),
      ),
    );
    await assert.rejects(
      connect({}, { kubeConfig: { file } }),
      (error: KubeConfigError) => {
        assert.match(
          error.message,
          /^The credential plugin of the kubeconfig .*kubeconfig failed \(.*ENOENT\): run its command by hand/,
        );
        return error instanceof KubeConfigError;
      },
    );
  });

  it('impersonates a user and each of the groups', async () => {
    const client = await connect();
    await client
      .withIdentity({
        user: 'backstage:user:default/alice',
        groups: ['g1', 'g2'],
      })
      .list(namespaces);
    const { rawHeaders = [], headers } = requests[0] ?? {};
    assert.equal(headers?.['impersonate-user'], 'backstage:user:default/alice');
    assert.equal(
      rawHeaders.filter(header => header.toLowerCase() === 'impersonate-group')
        .length,
      2,
    );
    assert.throws(
      () =>
        client.withIdentity({
          user: 'a\r\nImpersonate-Group: system:masters',
          groups: [],
        }),
      TypeError,
    );
    assert.throws(
      () => client.withIdentity({ user: '', groups: [] }),
      TypeError,
    );
  });

  it('tells refusals apart', async () => {
    const client = await connect();
    const get = () => client.get(secrets, { name: 'x', namespace: 'default' });
    answer = (_, response) =>
      json(response, 404, {
        ...status(404, 'NotFound'),
        details: { name: 'x' },
      });
    await assert.rejects(get, isNotFound);
    answer = (_, response) => json(response, 403, status(403, 'Forbidden'));
    await assert.rejects(get, isForbidden);
    answer = (_, response) =>
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end('404 page not found\n');
    await assert.rejects(get, isKindNotServed);
    answer = (_, response) =>
      response
        .writeHead(404, { 'content-type': 'text/html' })
        .end('<html>canary</html>');
    await assert.rejects(get, (error: KubernetesApiError) => {
      assert.ok(!error.message.includes('canary'));
      return error.reason === 'UnexpectedResponse';
    });
    answer = (_, response) =>
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end('<html></html>');
    await assert.rejects(
      get,
      (error: KubernetesApiError) =>
        error.code === 502 &&
        /instead of a Kubernetes Status/.test(error.message),
    );
    answer = (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html>log in</html>');
    await assert.rejects(get, (error: ClusterUnreachableError) => {
      assert.match(
        error.message,
        /is not a Kubernetes API server \(200, text\/html\): check the address, and whether a proxy asks for a login\.$/,
      );
      return error instanceof ClusterUnreachableError;
    });
  });

  it('names the server that cannot be reached', async () => {
    const client = await connect();
    const { url } = server;
    await server.close();
    await assert.rejects(
      client.list(namespaces),
      (error: ClusterUnreachableError) => {
        assert.ok(error instanceof ClusterUnreachableError);
        assert.equal(error.server, url);
        assert.match(
          error.message,
          new RegExp(
            `^The Kubernetes API server at ${url} cannot be reached \\(ECONNREFUSED\\): nothing listens there`,
          ),
        );
        return true;
      },
    );
  });

  it('gives up on a server that does not answer', async () => {
    const client = await connect({}, { requestTimeoutMs: 50 });
    answer = () => {};
    await assert.rejects(
      client.list(namespaces),
      (error: ClusterUnreachableError) =>
        /UND_ERR_HEADERS_TIMEOUT/.test(error.message),
    );
  });

  it('reads once more on a connection that the server has closed, and never writes twice', async () => {
    const client = await connect();
    answer = (request, response) =>
      requests.length % 2
        ? request.socket.destroy()
        : json(response, 200, { items: [] });
    await client.list(namespaces);
    assert.equal(requests.length, 2);
    await assert.rejects(
      client.create(namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'x' },
      }),
      ClusterUnreachableError,
    );
    assert.equal(requests.length, 3);
  });

  it('waits when the API server asks for it', async () => {
    const client = await connect();
    answer = (_, response) =>
      requests.length < 3
        ? response
            .writeHead(429, {
              'retry-after': '0',
              'content-type': 'application/json',
            })
            .end(JSON.stringify(status(429, 'TooManyRequests')))
        : json(response, 200, { items: [] });
    await client.list(namespaces);
    assert.equal(requests.length, 3);
  });

  it('follows a watch line by line, however it is cut', async () => {
    const client = await connect();
    const lines = [
      { type: 'ADDED', object: { metadata: { name: 'ä' } } },
      { type: 'BOOKMARK', object: { metadata: { resourceVersion: '7' } } },
    ];
    answer = async (_, response) => {
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
    const client = await connect();
    answer = (_, response) =>
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
    answer = (_, response) => json(response, 410, status(410, 'Expired'));
    await assert.rejects(
      collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      isExpired,
    );
    answer = (_, response) => response.writeHead(200).end('<html></html>\n');
    await assert.rejects(
      collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      (error: KubernetesApiError) => error.reason === 'UnexpectedResponse',
    );
  });

  it('ends a watch on a connection that went silent', async () => {
    const client = await connect({}, { watchIdleMs: 50 });
    answer = (_, response) => response.writeHead(200).flushHeaders();
    assert.deepEqual(
      await collect(
        client.watch(namespaces, { signal: new AbortController().signal }),
      ),
      [],
    );
  });

  it('closes the connection of a watch whose consumer leaves', async () => {
    const client = await connect();
    const closed = new Promise<void>(resolve => {
      answer = (request, response) => {
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

  it('keeps Secret data out of errors', async () => {
    const client = await connect();
    const write = (data: object) =>
      client.create(secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'x', namespace: 'default' },
        ...data,
      });
    const refusals = [
      status(400, 'BadRequest', 'cannot decode: ...canary...'),
      status(403, 'Forbidden', 'policy says: canary is weak'),
    ];
    for (const refusal of refusals) {
      answer = (_, response) => json(response, refusal.code, refusal);
      for (const data of [
        { stringData: { a: 'canary' } },
        { data: { a: Buffer.from('canary').toString('base64') } },
      ]) {
        const error: unknown = await write(data).catch(cause => cause);
        assert.ok(error instanceof KubernetesApiError);
        assert.equal(error.reason, refusal.reason);
        assert.ok(
          !JSON.stringify([error.message, error.details, error.stack]).includes(
            'canary',
          ),
        );
      }
    }
    answer = (_, response) =>
      json(
        response,
        403,
        status(403, 'Forbidden', 'alice cannot create secrets'),
      );
    await assert.rejects(
      write({ stringData: { a: 'canary' } }),
      /alice cannot create secrets/,
    );
  });
});

function json(response: ServerResponse, code: number, body: object) {
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

function status(code: number, reason: string, message = 'no') {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code,
    reason,
    message,
  };
}

function kubeConfig(server: string, user: object) {
  return {
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
    clusters: [{ name: 'k', cluster: { server } }],
    users: [{ name: 'u', user }],
  };
}

async function collect(
  watch: AsyncIterable<WatchEvent<object>>,
): Promise<WatchEvent<object>[]> {
  const events: WatchEvent<object>[] = [];
  for await (const event of watch) {
    events.push(event);
  }
  return events;
}
