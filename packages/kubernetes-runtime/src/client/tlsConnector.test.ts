import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { after, before, beforeEach, describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { certificateForLocalhost } from '@services-toolkit/test-support';
import { stringify } from 'yaml';
import { createKubernetesClient } from './createKubernetesClient';
import { tlsConnector } from './tlsConnector';

const { namespaces } = builtinResourceTypes;

describe('connections over TLS', () => {
  let certificate: { cert: string; key: string };
  let server: ReturnType<typeof createServer>;
  /** Of each connection in turn: whether it resumed the session of an earlier one. */
  let resumed: boolean[];

  before(async () => {
    certificate = await certificateForLocalhost();
    server = createServer(certificate, (_, response) =>
      // Each request a new connection.
      response
        .writeHead(200, {
          'content-type': 'application/json',
          connection: 'close',
        })
        .end('{"items":[],"metadata":{"resourceVersion":"1"}}'),
    );
    server.on('secureConnection', (socket: TLSSocket) =>
      resumed.push(socket.isSessionReused()),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close());
  beforeEach(() => {
    resumed = [];
  });

  const url = () =>
    `https://localhost:${(server.address() as AddressInfo).port}`;
  const connect = (caPem: string) =>
    createKubernetesClient({
      kubeConfig: {
        cluster: {
          name: 'stub',
          server: url(),
          caData: Buffer.from(caPem).toString('base64'),
        },
      },
    });

  it('resumes the session of an earlier connection', async () => {
    const client = await connect(certificate.cert);
    for (let round = 0; round < 3; round++) await client.list(namespaces);
    assert.deepEqual(resumed, [false, true, true]);
    await client.close();
  });

  it('looks at the certificate again after a while, and does not rely on a session that failed', async () => {
    const connector = tlsConnector({
      ca: certificate.cert,
      timeout: 5_000,
      sessionMaxAgeMs: 300,
    });
    const { port } = server.address() as AddressInfo;
    const open = () =>
      new Promise<Socket>((resolve, reject) =>
        connector(
          {
            ...{ hostname: 'localhost', host: `localhost:${port}` },
            ...{ protocol: 'https:', port: String(port) },
          },
          (error, socket) => (socket ? resolve(socket) : reject(error)),
        ),
      );
    const connectOnce = async () => {
      const socket = await open();
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
      socket.on('error', () => {}).resume();
      await new Promise(resolve => socket.once('close', resolve));
    };
    const begin = performance.now();
    while (performance.now() - begin < 700) {
      await connectOnce();
    }
    const verified = resumed.filter(isResumed => !isResumed).length;
    assert.ok(verified >= 2 && verified <= 3, `${resumed}`);
    assert.ok(resumed.length > verified, `${resumed}`);
    await connectOnce();
    resumed = [];
    server.once('connection', socket => socket.destroy());
    await assert.rejects(open());
    await connectOnce();
    assert.deepEqual(resumed, [false]);
  });

  it('shows its client certificate, and not with the token of somebody else', async () => {
    const shown: unknown[] = [];
    const asking = createServer(
      { ...certificate, requestCert: true, rejectUnauthorized: false },
      (request, response) => {
        const socket = request.socket as TLSSocket;
        shown.push(socket.getPeerCertificate().subject?.CN);
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"items":[]}');
      },
    );
    asking.listen(0, '127.0.0.1');
    await once(asking, 'listening');
    const { port } = asking.address() as AddressInfo;
    const directory = await mkdtemp(path.join(tmpdir(), 'tls-connector-'));
    const file = path.join(directory, 'kubeconfig');
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    await writeFile(
      file,
      stringify({
        'current-context': 'stub',
        contexts: [{ name: 'stub', context: { cluster: 'stub', user: 'me' } }],
        clusters: [
          {
            name: 'stub',
            cluster: {
              server: `https://localhost:${port}`,
              'certificate-authority-data': base64(certificate.cert),
            },
          },
        ],
        users: [
          {
            name: 'me',
            user: {
              'client-certificate-data': base64(certificate.cert),
              'client-key-data': base64(certificate.key),
            },
          },
        ],
      }),
    );
    const client = await createKubernetesClient({ kubeConfig: { file } });
    await client.list(namespaces);
    await client.withIdentity({ token: 'theirs' }).list(namespaces);
    await client.withIdentity({ user: 'bob', groups: [] }).list(namespaces);
    await client.list(namespaces);
    assert.deepEqual(shown, ['localhost', undefined, 'localhost', 'localhost']);
    await client.close();
    asking.close();
    await rm(directory, { recursive: true });
  });

  it('reads the file of the authorities again when it changes', async () => {
    const { cert: another } = await certificateForLocalhost();
    const directory = await mkdtemp(path.join(tmpdir(), 'tls-connector-'));
    const caFile = path.join(directory, 'ca.pem');
    await writeFile(caFile, another);
    const client = await createKubernetesClient({
      kubeConfig: { cluster: { name: 'stub', server: url(), caFile } },
      credentialsMaxAgeMs: 0,
    });
    await assert.rejects(client.list(namespaces), /DEPTH_ZERO_SELF_SIGNED/);
    await writeFile(caFile, certificate.cert);
    await client.list(namespaces);
    await client.close();
    await rm(directory, { recursive: true });
  });

  it('trusts the configured authority alone, with each new try', async () => {
    const { cert: another } = await certificateForLocalhost();
    const client = await connect(another);
    for (let round = 0; round < 2; round++) {
      await assert.rejects(
        client.list(namespaces),
        /DEPTH_ZERO_SELF_SIGNED_CERT.*check the CA data of the cluster/,
      );
    }
    await client.close();
  });

  it('says so when the client’s own certificate cannot be read', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'tls-connector-'));
    const file = path.join(directory, 'kubeconfig');
    const pem = (what: string) =>
      Buffer.from(
        `-----BEGIN ${what}-----\nnonsense\n-----END ${what}-----\n`,
      ).toString('base64');
    await writeFile(
      file,
      stringify({
        'current-context': 'stub',
        contexts: [{ name: 'stub', context: { cluster: 'stub', user: 'me' } }],
        clusters: [{ name: 'stub', cluster: { server: url() } }],
        users: [
          {
            name: 'me',
            user: {
              'client-certificate-data': pem('CERTIFICATE'),
              'client-key-data': pem('PRIVATE KEY'),
            },
          },
        ],
      }),
    );
    const client = await createKubernetesClient({ kubeConfig: { file } });
    await assert.rejects(
      client.list(namespaces),
      /cannot be reached \(ERR_OSSL_\w+\): check .* the certificates/,
    );
    await client.close();
    await rm(directory, { recursive: true });
  });
});
