import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { connect } from 'node:tls';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { readFile } from 'node:fs/promises';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { ApiServerProcess } from '@services-toolkit/test-support';
import { AggregatedCluster } from '../__testUtils__/AggregatedCluster';
import { aClass } from '../__testUtils__/databases';
import { apiServiceName } from '../apiGroups/instanceQuery/apiServiceName';
import {
  createAuthority,
  issueCertificate,
} from './certificates/issueCertificate';

const serverName = 'services-toolkit-apiserver.services-toolkit.svc';
const queriesOf = (namespace: string) =>
  `/apis/claimable.services.apps.tanzu.vmware.com/v1alpha1/namespaces/${namespace}/instancequeries`;
const query = JSON.stringify({
  apiVersion: 'claimable.services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'InstanceQuery',
  spec: { class: 'databases' },
});

describe('connections to the server itself', () => {
  let cluster: AggregatedCluster;
  let frontProxy: { cert: string; key: string };
  let ca: string;

  before(async () => {
    cluster = await AggregatedCluster.start();
    await cluster.addClass(aClass('databases'));
    frontProxy = {
      cert: await cluster.pki('front-proxy-client.crt'),
      key: await cluster.pki('front-proxy-client.key'),
    };
    const secret = await cluster.client.get<
      KubernetesObject & { data: Record<string, string> }
    >(builtinResourceTypes.secrets, {
      namespace: 'services-toolkit',
      name: 'services-toolkit-apiserver-tls',
    });
    ca = Buffer.from(secret.data['ca.crt'] ?? '', 'base64').toString();
  });
  after(() => cluster?.stop());

  /** Checks the certificate as the API server does. */
  const send = (
    path: string,
    options: RequestOptions = {},
    body?: string,
  ): Promise<{ code: number; text: string }> =>
    new Promise((resolve, reject) => {
      const request = httpsRequest(
        {
          host: 'localhost',
          port: cluster.port,
          servername: serverName,
          ca,
          path,
          agent: false,
          ...options,
          headers: {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...options.headers,
          },
        },
        response => {
          let text = '';
          response.setEncoding('utf8').on('data', part => (text += part));
          response.on('end', () =>
            resolve({ code: response.statusCode ?? 0, text }),
          );
        },
      );
      request.on('error', reject);
      // As text, Node would write the headers in the encoding of the body.
      request.end(body === undefined ? undefined : Buffer.from(body));
    });
  const ask = (
    client: { cert?: string; key?: string },
    headers: Record<string, string | string[]>,
    namespace = 'default',
  ) =>
    send(queriesOf(namespace), { method: 'POST', ...client, headers }, query);
  const asMaster = {
    'x-remote-user': 'kubernetes-admin',
    'x-remote-group': ['system:masters', 'system:authenticated'],
  };
  const unauthorized = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'Unauthorized',
    reason: 'Unauthorized',
    code: 401,
  };

  it('believes headers of the front proxy only', async () => {
    assert.equal((await ask(frontProxy, asMaster)).code, 201);

    const config = parse(await readFile(cluster.kubeconfig, 'utf8'));
    const [{ user }] = config.users;
    const decode = (text: string) => Buffer.from(text, 'base64').toString();
    const others: Record<string, { cert?: string; key?: string }> = {
      'no certificate': {},
      "an administrator's": {
        cert: decode(user['client-certificate-data']),
        key: decode(user['client-key-data']),
      },
      'one of the same name from another authority': await issueCertificate(
        await createAuthority('another-ca', new Date()),
        ['front-proxy-client'],
        new Date(),
        'clientAuth',
      ),
    };
    for (const [name, client] of Object.entries(others)) {
      const { code, text } = await ask(client, asMaster);
      assert.equal(code, 401, name);
      assert.deepEqual(JSON.parse(text), unauthorized, name);
      for (const path of ['/apis', '/openapi/v2', '/metrics']) {
        assert.equal((await send(path, client)).code, 401, `${name}: ${path}`);
      }
    }
  });

  it('needs the name of a user, and takes none that a client says about itself', async () => {
    assert.equal((await ask(frontProxy, {})).code, 401);
    const { code } = await ask(frontProxy, {
      'x-remote-group': 'system:masters',
      authorization: 'Bearer x',
      'impersonate-user': 'kubernetes-admin',
    });
    assert.equal(code, 401);
  });

  it('asks the cluster whether that user may: 403 in the words of the API server', async () => {
    const alice = {
      'x-remote-user': 'älice@example.com',
      'x-remote-group': ['system:authenticated'],
      'x-remote-extra-scopes.example.com%2fx': 'one',
    };
    // Node writes headers as Latin-1; these are the bytes that Go writes.
    alice['x-remote-user'] = Buffer.from(alice['x-remote-user']).toString(
      'latin1',
    );
    const { code, text } = await ask(frontProxy, alice);
    assert.equal(code, 403);
    const { message, reason } = JSON.parse(text);
    assert.equal(reason, 'Forbidden');
    assert.equal(
      message,
      'instancequeries.claimable.services.apps.tanzu.vmware.com is forbidden: User "älice@example.com" cannot create resource "instancequeries" in API group "claimable.services.apps.tanzu.vmware.com" in the namespace "default"',
    );
    await cluster.kubectl([
      ...['create', 'rolebinding', 'alice', '--clusterrole=edit'],
      ...['--user=älice@example.com', '--namespace=default'],
    ]);
    const deadline = Date.now() + 15_000;
    let allowed = await ask(frontProxy, alice);
    while (allowed.code === 403 && Date.now() < deadline) {
      allowed = await ask(frontProxy, alice);
    }
    assert.equal(allowed.code, 201, allowed.text);
    assert.equal((await ask(frontProxy, alice, 'kube-system')).code, 403);
  });

  it('tells anybody whether it is well, and nothing else', async () => {
    for (const path of ['/healthz', '/livez', '/readyz']) {
      assert.deepEqual(await send(path), { code: 200, text: 'ok' });
    }
  });

  it('survives garbage and what is too much', async () => {
    const socket = connect({
      ...{ host: 'localhost', port: cluster.port, servername: serverName, ca },
    });
    await once(socket, 'secureConnect');
    socket.on('error', () => {});
    socket.resume();
    socket.write('\u0000\u0001 this is no HTTP\r\n\r\n');
    await once(socket, 'close', { signal: AbortSignal.timeout(15_000) });

    const flags = { method: 'POST', ...frontProxy, headers: asMaster };
    const post = (body: string, headers = {}) =>
      send(
        queriesOf('default'),
        { ...flags, headers: { ...asMaster, ...headers } },
        body,
      );
    const codes = [
      await post('{'),
      await post('null'),
      await post('[]'),
      await post('['.repeat(100_000)),
      await post(query, { 'content-type': 'application/x-protobuf' }),
      await post(query, { accept: 'application/yaml' }),
      await send(`${queriesOf('default')}?dryRun=None`, flags, query),
      await send(queriesOf('%ff'), flags, query),
      await send('/apis/claimable.services.apps.tanzu.vmware.com/v9', {
        ...frontProxy,
        headers: asMaster,
      }),
    ].map(({ code }) => code);
    assert.deepEqual(codes, [400, 400, 400, 400, 415, 406, 400, 404, 404]);
    // Answered before all of it was sent, so the connection may end in the middle of it.
    const large = await post(`"${'x'.repeat(1024 * 1024)}"`).catch(
      (error: NodeJS.ErrnoException) => error.code,
    );
    assert.ok(
      typeof large === 'object'
        ? large.code === 413
        : ['EPIPE', 'ECONNRESET'].includes(large ?? ''),
      JSON.stringify(large),
    );
    assert.equal((await ask(frontProxy, asMaster)).code, 201);
    assert.doesNotMatch(cluster.process.log, /A request failed/);
  });

  it('shares its certificate with other replicas, keeps the API server informed, and stops when it is asked to', async () => {
    const apiService = await cluster.client.get<
      KubernetesObject & { spec: { caBundle: string } }
    >(builtinResourceTypes.apiServices, { name: apiServiceName });
    assert.equal(
      Buffer.from(apiService.spec.caBundle, 'base64').toString(),
      ca,
    );
    const second = new ApiServerProcess([
      `--kubeconfig=${cluster.ownKubeconfig}`,
      ...['--port=0', '--bind-address=localhost'],
    ]);
    const port = await second.port();
    assert.doesNotMatch(second.log, /certificate was made/);
    // The same authority, or this fails.
    assert.equal((await send('/livez', { port })).code, 200);

    // Somebody applies the APIService without what the server wrote.
    await cluster.client.patch(
      builtinResourceTypes.apiServices,
      { name: apiServiceName },
      { spec: { caBundle: null } },
      { type: 'merge' },
    );
    await second.waitForLine('Our authority was published');
    assert.equal(await second.stop(), 0);
  });

  it('refuses arguments that it does not understand, and files that are none', async () => {
    const misused = new ApiServerProcess(['--tls-cert-file=x']);
    assert.equal(await misused.ended(), 2);
    assert.match(misused.log, /need each other\n\nUsage: apiserver/);
    const broken = new ApiServerProcess([
      `--kubeconfig=${cluster.ownKubeconfig}`,
      ...['--port=0', `--tls-cert-file=${cluster.kubeconfig}`],
      `--tls-private-key-file=${cluster.kubeconfig}`,
    ]);
    assert.equal(await broken.ended(), 1);
    assert.match(broken.log, /is no PEM of an X.509 certificate/);
  });
});
