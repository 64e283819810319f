import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { TLSSocket } from 'node:tls';
import { after, before, describe, it } from 'node:test';
import { kubectl } from './kubectl';
import { startControlPlane, type ControlPlane } from './startControlPlane';

const GROUP_VERSION = 'aggregated.control-plane.test/v1';

describe('the API aggregation', () => {
  let dataDir: string;
  let controlPlane: ControlPlane;
  let extension: Server;

  before(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'control-plane-extension-'));
    controlPlane = await startControlPlane({ name: 'aggregating', dataDir });
    extension = await serveExtension(path.join(dataDir, 'pki'));
  });

  after(async () => {
    extension?.closeAllConnections();
    extension?.close();
    await controlPlane?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('passes requests on to a process on this machine, with its own certificate and the name of the user', async () => {
    const { port } = extension.address() as AddressInfo;
    await kubectl(['apply', '-f', '-'], {
      ...controlPlane,
      input: registration(port),
    });
    await kubectl(
      [
        ...['wait', '--for=condition=Available', '--timeout=60s'],
        'apiservice/v1.aggregated.control-plane.test',
      ],
      controlPlane,
    );

    const answer = await kubectl(
      ['get', '--raw', `/apis/${GROUP_VERSION}/whoami`, '--as=alice'],
      controlPlane,
    ).catch(error => error.message);
    // RBAC is asked before anything is passed on.
    assert.match(
      answer,
      /Forbidden.*User "alice" cannot list resource "whoami"/,
    );

    assert.deepEqual(
      JSON.parse(
        await kubectl(
          ['get', '--raw', `/apis/${GROUP_VERSION}/whoami`],
          controlPlane,
        ),
      ),
      { caller: 'front-proxy-client', user: 'kubernetes-admin' },
    );
  });
});

/** An aggregated API server as small as can be. It borrows the API server's certificate, which names localhost. */
async function serveExtension(pki: string): Promise<Server> {
  const [key, cert, ca] = await Promise.all(
    ['apiserver.key', 'apiserver.crt', 'front-proxy-ca.crt'].map(file =>
      readFile(path.join(pki, file)),
    ),
  );
  const server = createServer(
    { key, cert, ca, requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      const { socket } = request;
      const caller =
        socket instanceof TLSSocket && socket.authorized
          ? socket.getPeerCertificate().subject.CN
          : 'nobody we know';
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          request.url?.endsWith('/whoami')
            ? { caller, user: request.headers['x-remote-user'] }
            : { kind: 'APIResourceList', groupVersion: GROUP_VERSION },
        ),
      );
    },
  );
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

function registration(port: number) {
  const [group, version] = GROUP_VERSION.split('/');
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'extension', namespace: 'default' },
        spec: { type: 'ExternalName', externalName: 'localhost' },
      },
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: `${version}.${group}` },
        spec: {
          group,
          version,
          service: { name: 'extension', namespace: 'default', port },
          insecureSkipTLSVerify: true,
          groupPriorityMinimum: 1000,
          versionPriority: 10,
        },
      },
    ],
  };
}
