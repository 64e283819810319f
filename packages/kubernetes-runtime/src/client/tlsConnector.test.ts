import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { after, before, beforeEach, describe, it } from 'node:test';
import * as x509 from '@peculiar/x509';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { stringify } from 'yaml';
import { createKubernetesClient } from './createKubernetesClient';

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

async function certificateForLocalhost() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
      ]),
    ],
  });
  return {
    cert: certificate.toString('pem'),
    key: x509.PemConverter.encode(
      await crypto.subtle.exportKey('pkcs8', keys.privateKey),
      'PRIVATE KEY',
    ),
  };
}
