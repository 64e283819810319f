import assert from 'node:assert/strict';
import { request as httpsRequest } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { after, before, test } from 'node:test';
import type { InstanceQuery } from '@services-toolkit/kubernetes-api';
import {
  ClusterUnreachableError,
  silentLogger,
} from '@services-toolkit/kubernetes-runtime';
import {
  identifyRequest,
  isFromFrontProxy,
} from './frontProxy/identifyRequest';
import { parseFrontProxy } from './frontProxy/parseFrontProxy';
import {
  createAuthority,
  issueCertificate,
} from './certificates/issueCertificate';
import type { ServingCertificate } from './certificates/ServingCertificate';
import { InstanceQueryGroup } from '../apiGroups/instanceQuery/InstanceQueryGroup';
import { createApi } from './createApi';
import { createApiServer, type ApiServer } from './createApiServer';

const path = '/apis/claimable.services.apps.tanzu.vmware.com/v1alpha1';
const queries = `${path}/namespaces/apps/instancequeries`;
const query = {
  apiVersion: 'claimable.services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'InstanceQuery',
  metadata: { name: 'q' },
  spec: { class: 'databases' },
};
const instance = {
  apiVersion: 'example.org/v1',
  kind: 'Database',
  name: 'db',
  namespace: 'pool',
};

let server: ApiServer;
let serving: ServingCertificate;
let ca: string;
let proxy: ServingCertificate;
let trusted: string;
let answer: () => Promise<InstanceQuery['status']>;
let notReadyReason: string | undefined;

/** A front proxy's certificate, and the authority that it comes from. */
async function aFrontProxy() {
  const now = new Date();
  const authority = await createAuthority('front-proxy-ca', now);
  return {
    client: await issueCertificate(
      authority,
      ['front-proxy'],
      now,
      'clientAuth',
    ),
    trusted: authority.cert,
  };
}

before(async () => {
  const now = new Date();
  const authority = await createAuthority('ca', now);
  ca = authority.cert;
  serving = await issueCertificate(authority, ['localhost'], now);
  ({ client: proxy, trusted } = await aFrontProxy());
  const identify = () =>
    parseFrontProxy({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {},
      data: {
        'requestheader-client-ca-file': trusted,
        'requestheader-allowed-names': '["front-proxy"]',
        'requestheader-username-headers': '["X-Remote-User"]',
      },
    });
  server = await createApiServer({
    port: 0,
    host: 'localhost',
    tls: { ...serving, clientAuthorities: trusted },
    isFrontProxy: socket => isFromFrontProxy(socket, identify()),
    logger: silentLogger,
    api: createApi({
      identify: request => identifyRequest(request, identify()),
      notReadyReason: () => undefined,
      groups: () => [
        new InstanceQueryGroup({
          authorize: async () => {},
          answer: async parsed => ({ ...parsed.query, status: await answer() }),
          notReadyReason: () => notReadyReason,
        }),
      ],
    }),
  });
  answer = async () => ({ instances: [instance] });
});
after(() => server?.close(1_000));

interface Response {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
}

function send(
  method: string,
  url: string,
  headers: Record<string, string> = {},
  body?: object,
  client: Partial<ServingCertificate> = proxy,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        ...{ host: 'localhost', port: server.port, ca, agent: false },
        ...{ method, path: url, ...client },
        headers: {
          'x-remote-user': 'alice',
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      response => {
        let text = '';
        response.setEncoding('utf8').on('data', part => (text += part));
        response.on('end', () =>
          resolve({
            code: response.statusCode ?? 0,
            headers: response.headers,
            text,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body && JSON.stringify(body));
  });
}

test('instances come as the object, or as a table for who prefers one', async () => {
  const plain = await send('POST', queries, { accept: '*/*' }, query);
  assert.equal(plain.code, 201);
  assert.equal(plain.headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(plain.text).status, { instances: [instance] });

  const accept =
    'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
  const table = await send('POST', queries, { accept }, query);
  const { kind, columnDefinitions, rows } = JSON.parse(table.text);
  assert.equal(kind, 'Table');
  assert.match(table.headers['content-type'] ?? '', /;as=Table;/);
  assert.deepEqual(
    columnDefinitions.map(({ name }: { name: string }) => name),
    ['Name', 'Namespace', 'Kind', 'API Version'],
  );
  assert.deepEqual(rows[0].cells, ['db', 'pool', 'Database', 'example.org/v1']);
});

test('unknown fields are a warning, a refusal, or nothing, as is asked for', async () => {
  const odd = { ...query, 'Ü"x': 1 };
  const by = (validation: string) =>
    send('POST', `${queries}?fieldValidation=${validation}`, {}, odd);
  for (const validation of ['', 'Warn']) {
    const { code, headers } = await by(validation);
    assert.equal(code, 201);
    assert.equal(headers.warning, String.raw`299 - "unknown field \"?\"x\""`);
  }
  assert.equal((await by('Ignore')).headers.warning, undefined);
  const strict = await by('Strict');
  assert.equal(strict.code, 400);
  assert.match(
    JSON.parse(strict.text).message,
    /strict decoding error: unknown field "Ü"x"/,
  );
  assert.equal((await by('Maybe')).code, 400);
});

test('documents carry a tag, and are not sent again to who has them', async () => {
  for (const url of [
    '/apis',
    path,
    '/openapi/v2',
    '/openapi/v3',
    `/openapi/v3${path}`,
  ]) {
    const first = await send('GET', url);
    assert.equal(first.code, 200, url);
    const { etag = '' } = first.headers;
    const again = await send('GET', url, { 'if-none-match': etag });
    assert.deepEqual([again.code, again.text], [304, ''], url);
    assert.equal((await send('HEAD', url)).text, '');
    assert.equal((await send('DELETE', url)).code, 405);
  }
});

test('OpenAPI documents refer to nothing that they do not have', async () => {
  for (const url of ['/openapi/v2', `/openapi/v3${path}`]) {
    const { text } = await send('GET', url);
    const document = JSON.parse(text);
    const names = Object.keys(
      document.definitions ?? document.components.schemas,
    );
    const referred = [...text.matchAll(/"\$ref":"#\/[a-z/]+\/([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    assert.ok(referred.length > 5, url);
    assert.deepEqual(
      referred.filter(name => !names.includes(name)),
      [],
      url,
    );
  }
});

test('a cluster that does not answer is a 503 without its address, a mistake of ours a 500 without its words', async () => {
  const well = answer;
  answer = async () => {
    throw new ClusterUnreachableError(
      'https://10.0.0.1:6443',
      'https://10.0.0.1:6443 does not answer',
    );
  };
  const outage = await send('POST', queries, {}, query);
  assert.equal(outage.code, 503);
  assert.doesNotMatch(outage.text, /10\.0\.0\.1/);
  answer = async () => {
    throw new TypeError('secret of the house');
  };
  const mistake = await send('POST', queries, {}, query);
  assert.equal(mistake.code, 500);
  assert.equal(JSON.parse(mistake.text).reason, 'InternalError');
  assert.doesNotMatch(mistake.text, /secret/);
  answer = well;
});

test('readiness is told without the reasons', async () => {
  notReadyReason = 'leases cannot be read';
  const { code, text } = await send('GET', '/readyz', {}, undefined, {});
  assert.equal(code, 503);
  assert.doesNotMatch(text, /leases/);
  notReadyReason = undefined;
});

test('another authority of the front proxy is believed from then on, and the one before no more', async () => {
  const { client: next, trusted: authority } = await aFrontProxy();
  assert.equal((await send('GET', path, {}, undefined, next)).code, 401);
  trusted = authority;
  server.setTls({ ...serving, clientAuthorities: trusted });
  assert.equal((await send('GET', path, {}, undefined, next)).code, 200);
  assert.equal((await send('GET', path, {}, undefined, proxy)).code, 401);
  trusted = '';
  server.setTls({ ...serving, clientAuthorities: trusted });
  assert.equal((await send('GET', path, {}, undefined, next)).code, 401);
});
