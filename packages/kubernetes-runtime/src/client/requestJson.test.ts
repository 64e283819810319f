import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import {
  isForbidden,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '../errors/KubernetesApiError';
import { sendJson, status, StubApiServer } from '../testing/StubApiServer';

const { secrets, namespaces } = builtinResourceTypes;

describe('requests', () => {
  let server: StubApiServer;

  beforeEach(async () => {
    server = await StubApiServer.start();
  });
  afterEach(() => server.close());

  it('impersonates a user and each of the groups', async () => {
    const client = await server.connect();
    await client
      .withIdentity({
        user: 'backstage:user:default/alice',
        groups: ['g1', 'g2'],
      })
      .list(namespaces);
    const { rawHeaders = [], headers } = server.requests[0] ?? {};
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

  it('takes nothing that is no list for one, least of all for an empty one', async () => {
    const client = await server.connect();
    for (const answer of [
      {},
      { items: 'none' },
      { kind: 'Status', status: 'Success' },
      [],
    ]) {
      server.answer = (_, response) => sendJson(response, 200, answer);
      await assert.rejects(
        client.list(namespaces),
        (error: Error) =>
          error instanceof ClusterUnreachableError &&
          /something else than a list of namespaces/.test(error.message),
        JSON.stringify(answer),
      );
    }
  });

  it('takes a list for one whose items are null', async () => {
    server.answer = (_, response) =>
      sendJson(response, 200, { items: null, metadata: {} });
    const client = await server.connect();
    assert.deepEqual((await client.list(namespaces)).items, []);
  });

  it("takes somebody's own token in place of the client's credentials", async () => {
    const client = await server.connect();
    await client.withIdentity({ token: 'of-alice' }).list(namespaces);
    const { headers } = server.requests[0] ?? {};
    assert.equal(headers?.authorization, 'Bearer of-alice');
    assert.equal(headers?.['impersonate-user'], undefined);
    assert.throws(
      () => client.withIdentity({ token: 'a\r\nImpersonate-User: root' }),
      (error: Error) =>
        error instanceof TypeError && !error.message.includes('root'),
    );
  });

  it('tells refusals apart', async () => {
    const client = await server.connect();
    const get = () => client.get(secrets, { name: 'x', namespace: 'default' });
    server.answer = (_, response) =>
      sendJson(response, 404, {
        ...status(404, 'NotFound'),
        details: { name: 'x' },
      });
    await assert.rejects(get, isNotFound);
    server.answer = (_, response) =>
      sendJson(response, 403, status(403, 'Forbidden'));
    await assert.rejects(get, isForbidden);
    server.answer = (_, response) =>
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end('404 page not found\n');
    await assert.rejects(get, isKindNotServed);
    server.answer = (_, response) =>
      response
        .writeHead(404, { 'content-type': 'text/html' })
        .end('<html>canary</html>');
    await assert.rejects(get, (error: KubernetesApiError) => {
      assert.ok(!error.message.includes('canary'));
      return error.reason === 'UnexpectedResponse';
    });
    server.answer = (_, response) =>
      response
        .writeHead(502, { 'content-type': 'text/html' })
        .end('<html></html>');
    await assert.rejects(
      get,
      (error: KubernetesApiError) =>
        error.code === 502 &&
        /instead of a Kubernetes Status/.test(error.message),
    );
    server.answer = (_, response) =>
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

  it('waits when the API server asks for it', async () => {
    const client = await server.connect();
    server.answer = (_, response) =>
      server.requests.length < 3
        ? response
            .writeHead(429, {
              'retry-after': '0',
              'content-type': 'application/json',
            })
            .end(JSON.stringify(status(429, 'TooManyRequests')))
        : sendJson(response, 200, { items: [] });
    await client.list(namespaces);
    assert.equal(server.requests.length, 3);
  });

  it('waits longer each time when a server that throttles does not say for how long', async () => {
    const client = await server.connect();
    const times: number[] = [];
    server.answer = (_, response) => {
      times.push(performance.now());
      sendJson(response, 429, status(429, 'TooManyRequests'));
    };
    await assert.rejects(client.list(namespaces), /no/);
    assert.equal(times.length, 4);
    // Half of 500 ms, 1 s and 2 s at least.
    for (const [index, least] of [250, 500, 1_000].entries()) {
      assert.ok(times[index + 1]! - times[index]! > least - 10, `${times}`);
    }
  });

  it('keeps Secret data out of errors', async () => {
    const client = await server.connect();
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
      server.answer = (_, response) =>
        sendJson(response, refusal.code, refusal);
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
    server.answer = (_, response) =>
      sendJson(
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
