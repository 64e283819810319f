import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { KubeConfigError } from '../errors/KubeConfigError';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import { sendJson, status, StubApiServer } from '../testing/StubApiServer';

const { namespaces } = builtinResourceTypes;

describe('the credentials for a cluster', () => {
  let server: StubApiServer;

  beforeEach(async () => {
    server = await StubApiServer.start();
  });
  afterEach(() => server.close());

  it('reads a token file again when the API server refuses the token', async () => {
    const tokenFile = join(server.directory, 'token');
    await writeFile(tokenFile, 'first\n');
    let valid = 'Bearer first';
    server.answer = (request, response) =>
      request.headers.authorization === valid
        ? sendJson(response, 200, { items: [] })
        : sendJson(response, 401, status(401, 'Unauthorized'));
    const client = await server.connect(
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
    assert.equal(server.requests.length, 4);
  });

  it('reads a token file again after a while', async () => {
    const tokenFile = join(server.directory, 'token');
    await writeFile(tokenFile, 'first');
    const client = await server.connect(
      { tokenFile },
      { credentialsMaxAgeMs: 0 },
    );
    await client.list(namespaces);
    await writeFile(tokenFile, 'second');
    await client.list(namespaces);
    assert.deepEqual(
      server.requests.map(({ headers }) => headers.authorization),
      ['Bearer first', 'Bearer second'],
    );
  });

  it('follows a kubeconfig that is written anew for another cluster', async () => {
    const other = await StubApiServer.start();
    const file = join(server.directory, 'kubeconfig');
    await writeFile(
      file,
      JSON.stringify(kubeConfig(server.url, { token: 'a' })),
    );
    const client = await server.connect(
      {},
      { kubeConfig: { file }, credentialsMaxAgeMs: 0 },
    );
    await client.list(namespaces);
    await writeFile(
      file,
      JSON.stringify(kubeConfig(other.url, { token: 'b' })),
    );
    await client.list(namespaces);
    assert.equal(client.server, other.url);
    assert.deepEqual(
      [...server.requests, ...other.requests].map(
        ({ headers }) => headers.authorization,
      ),
      ['Bearer a', 'Bearer b'],
    );
    await other.close();
  });

  it('says what is wrong with a kubeconfig before any request', async () => {
    const file = join(server.directory, 'no-such-file');
    await assert.rejects(
      server.connect({}, { kubeConfig: { file } }),
      (error: KubeConfigError) => {
        assert.equal(
          error.message,
          `The kubeconfig ${file} does not exist: start the cluster that writes it, or name another file.`,
        );
        return error instanceof KubeConfigError;
      },
    );
    const tokenFile = join(server.directory, 'no-such-token');
    await assert.rejects(
      server.connect({ tokenFile }),
      (error: KubeConfigError) => {
        assert.match(
          error.message,
          /no-such-token \(token for the cluster stub\) cannot be read \(ENOENT\)/,
        );
        return error instanceof KubeConfigError;
      },
    );
  });

  it('asks whoever provides it where the cluster is and with which headers, again after a refusal', async () => {
    let asked = 0;
    let valid = 'Bearer 1';
    server.answer = (request, response) =>
      request.headers.authorization === valid
        ? sendJson(response, 200, { items: [] })
        : sendJson(response, 401, status(401, 'Unauthorized'));
    const client = await server.connect(
      {},
      {
        credentialsMaxAgeMs: 3_600_000,
        kubeConfig: {
          provide: async () => {
            asked += 1;
            return {
              server: `${server.url}/api/kubernetes/proxy/`,
              headers: { authorization: `Bearer ${asked}`, 'x-cluster': 'a' },
            };
          },
        },
      },
    );
    await client.list(namespaces);
    await client.list(namespaces);
    assert.equal(asked, 1);
    const [request] = server.requests;
    assert.match(
      request?.url ?? '',
      /^\/api\/kubernetes\/proxy\/api\/v1\/namespaces/,
    );
    assert.equal(request?.headers['x-cluster'], 'a');
    valid = 'Bearer 2';
    await client.list(namespaces);
    assert.equal(asked, 2);
  });

  it('sends a token of somebody’s own in the header that is free for it', async () => {
    const client = await server.connect({ token: 'ours' });
    await client
      .withIdentity({ token: 'theirs', header: 'x-authorization' })
      .list(namespaces);
    const { headers } = server.requests[0]!;
    assert.equal(headers.authorization, 'Bearer ours');
    assert.equal(headers['x-authorization'], 'Bearer theirs');
  });

  it('runs the exec plugin of a kubeconfig', async () => {
    const plugin = `console.log(JSON.stringify({apiVersion:'client.authentication.k8s.io/v1',kind:'ExecCredential',status:{token:'from-plugin'}}))`;
    const file = join(server.directory, 'kubeconfig');
    const user = {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: process.execPath,
        args: ['-e', plugin],
      },
    };
    await writeFile(file, JSON.stringify(kubeConfig(server.url, user)));
    const client = await server.connect({}, { kubeConfig: { file } });
    await client.list(namespaces);
    assert.equal(
      server.requests[0]?.headers.authorization,
      'Bearer from-plugin',
    );
  });

  it('runs an exec plugin that names no end of its token again once that is refused, and no more often', async () => {
    const runs = join(server.directory, 'runs');
    const plugin = `const fs=require('fs');fs.appendFileSync(${JSON.stringify(
      runs,
    )},'x');console.log(JSON.stringify({apiVersion:'client.authentication.k8s.io/v1',kind:'ExecCredential',status:{token:'token-'+fs.readFileSync(${JSON.stringify(
      runs,
    )}).length}}))`;
    const file = join(server.directory, 'kubeconfig');
    const user = {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: process.execPath,
        args: ['-e', plugin],
      },
    };
    await writeFile(file, JSON.stringify(kubeConfig(server.url, user)));
    let valid = 'Bearer token-1';
    server.answer = (request, response) =>
      request.headers.authorization === valid
        ? sendJson(response, 200, { items: [] })
        : sendJson(response, 401, status(401, 'Unauthorized'));
    const client = await server.connect(
      {},
      { kubeConfig: { file }, credentialsMaxAgeMs: 0 },
    );
    await client.list(namespaces);
    await client.list(namespaces);
    assert.equal(await readFile(runs, 'utf8'), 'x');
    // Revoked before its time.
    valid = 'Bearer token-2';
    await Promise.all([client.list(namespaces), client.list(namespaces)]);
    assert.equal(await readFile(runs, 'utf8'), 'xx');
  });

  it('sends nothing of its own along with a token of somebody else’s', async () => {
    const file = join(server.directory, 'kubeconfig');
    const user = {
      token: 'ours',
      as: 'admin',
      'as-groups': ['system:masters'],
      'as-uid': '7',
      'as-user-extra': { scope: ['all'] },
    };
    await writeFile(file, JSON.stringify(kubeConfig(server.url, user)));
    const client = await server.connect({}, { kubeConfig: { file } });
    const sent = async (
      identity?: Parameters<typeof client.withIdentity>[0],
    ) => {
      await (identity ? client.withIdentity(identity) : client).list(
        namespaces,
      );
      const { headers = {} } = server.requests.at(-1) ?? {};
      return Object.fromEntries(
        Object.entries(headers).filter(([name]) =>
          /auth|impersonate/.test(name),
        ),
      );
    };
    assert.deepEqual(await sent({ token: 'theirs' }), {
      authorization: 'Bearer theirs',
    });
    // What stands before the API server gets the token of the client, and nobody is asked to take it for an admin.
    assert.deepEqual(
      await sent({ token: 'theirs', header: 'x-authorization' }),
      { authorization: 'Bearer ours', 'x-authorization': 'Bearer theirs' },
    );
    // Another person has none of the groups of the first.
    assert.deepEqual(await sent({ user: 'alice', groups: [] }), {
      authorization: 'Bearer ours',
      'impersonate-user': 'alice',
    });
    assert.deepEqual(await sent(), {
      authorization: 'Bearer ours',
      'impersonate-user': 'admin',
      'impersonate-uid': '7',
      'impersonate-group': 'system:masters',
      'impersonate-extra-scope': 'all',
    });
  });

  it('sends each of the groups and the extra values that a kubeconfig says to act with', async () => {
    const file = join(server.directory, 'kubeconfig');
    const use = (user: object) =>
      writeFile(file, JSON.stringify(kubeConfig(server.url, user)));
    await use({
      as: 'alice',
      'as-groups': ['a, b', 'c'],
      'as-user-extra': { 'example.org/(scope)': ['one', 'two'] },
    });
    const client = await server.connect(
      {},
      { kubeConfig: { file }, credentialsMaxAgeMs: 0 },
    );
    await client.list(namespaces);
    const { headersDistinct } = server.requests[0]!;
    assert.deepEqual(headersDistinct['impersonate-group'], ['a, b', 'c']);
    assert.deepEqual(
      headersDistinct['impersonate-extra-example.org%2f%28scope%29'],
      ['one', 'two'],
    );
    for (const wrong of [
      { 'as-groups': ['a'] },
      { as: 'alice\r\nimpersonate-user: bob' },
    ]) {
      await use(wrong);
      await assert.rejects(client.list(namespaces), KubeConfigError);
    }
    assert.equal(server.requests.length, 1);
  });

  it('does not read its own credentials again when the token of somebody else is refused', async () => {
    let asked = 0;
    server.answer = (_, response) =>
      sendJson(response, 401, status(401, 'Unauthorized'));
    const client = await server.connect(
      {},
      {
        credentialsMaxAgeMs: 3_600_000,
        kubeConfig: {
          provide: async () => {
            asked++;
            return { server: server.url, headers: { authorization: 'a' } };
          },
        },
      },
    );
    const refused = (identity: Parameters<typeof client.withIdentity>[0]) =>
      assert.rejects(
        client.withIdentity(identity).list(namespaces),
        (error: KubernetesApiError) => error.reason === 'Unauthorized',
      );
    for (let round = 0; round < 5; round++) {
      await refused({ token: 'expired' });
    }
    assert.equal(asked, 1);
    // Whose token it was that was refused, nobody says here: it is looked at once, and not for each request.
    for (let round = 0; round < 5; round++) {
      await refused({ token: 'expired', header: 'x-authorization' });
    }
    assert.equal(asked, 2);
  });

  it('takes an empty file of authorities for an error, and never for the authorities of the web', async () => {
    const caFile = join(server.directory, 'ca.pem');
    const file = join(server.directory, 'kubeconfig');
    const config = kubeConfig(server.url, {});
    Object.assign(config.clusters[0]!.cluster, {
      'certificate-authority': caFile,
    });
    await writeFile(file, JSON.stringify(config));
    const cluster = { name: 'stub', server: server.url };
    for (const [content, problem] of [
      ['', 'is empty'],
      ['\n', 'is empty'],
      ['-----BEGIN PRIVATE KEY-----', 'holds no certificate'],
    ] as const) {
      await writeFile(caFile, content);
      const { url } = server;
      for (const source of [
        { file },
        { cluster: { ...cluster, caFile } },
        { cluster: { ...cluster, caData: btoa(content) } },
        {
          provide: async () => ({
            ...{ server: url, caData: btoa(content), headers: {} },
          }),
        },
      ]) {
        await assert.rejects(
          server.connect({}, { kubeConfig: source }),
          (error: Error) =>
            error instanceof KubeConfigError && error.message.includes(problem),
        );
      }
    }
    // Who looks at no certificate needs none.
    await server.connect(
      {},
      {
        kubeConfig: {
          cluster: { ...cluster, caData: '', skipTLSVerify: true },
        },
      },
    );
  });

  it('says which plugin failed', async () => {
    const file = join(server.directory, 'kubeconfig');
    await writeFile(
      file,
      JSON.stringify(
        kubeConfig(server.url, {
          exec: { command: join(server.directory, 'no-such-plugin') },
        }),
      ),
    );
    await assert.rejects(
      server.connect({}, { kubeConfig: { file } }),
      (error: KubeConfigError) => {
        assert.match(
          error.message,
          /^The credential plugin of the kubeconfig .*kubeconfig failed \(.*ENOENT\): run its command by hand/,
        );
        return error instanceof KubeConfigError;
      },
    );
  });
});

function kubeConfig(server: string, user: object) {
  return {
    'current-context': 'c',
    contexts: [{ name: 'c', context: { cluster: 'k', user: 'u' } }],
    clusters: [{ name: 'k', cluster: { server } }],
    users: [{ name: 'u', user }],
  };
}
