import { createServer, type Server } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { certificateForLocalhost } from '@services-toolkit/test-support';
import { Forwarder } from '../apiGroups/projected/forward/Forwarder';
import { ProjectedGroup } from '../apiGroups/projected/ProjectedGroup';
import { UpstreamConnection } from '../apiGroups/projected/upstream/UpstreamConnection';
import { createApi } from '../server/createApi';
import { createApiServer, type ApiServer } from '../server/createApiServer';
import {
  createAuthority,
  issueCertificate,
} from '../server/certificates/issueCertificate';
import {
  identifyRequest,
  isFromFrontProxy,
} from '../server/frontProxy/identifyRequest';
import { parseFrontProxy } from '../server/frontProxy/parseFrontProxy';

const host = '127.0.0.1';
const group = 'widgets.example.org';
/** As whom its link comes. */
export const linkAccount = 'system:serviceaccount:links:services-toolkit-link';
const payload = Buffer.from(JSON.stringify({ sub: linkAccount }));
export const linkAuthorization = `Bearer e30.${payload.toString(
  'base64url',
)}.c2ln`;

/** Our API server, as the front proxy reaches it, with a group of a service cluster that says yes to everything. */
export class ProjectedServer {
  static async start(): Promise<ProjectedServer> {
    const pair = await certificateForLocalhost();
    const upstream = createServer(pair);
    await new Promise<void>(done => upstream.listen(0, 'localhost', done));
    const { port } = upstream.address() as AddressInfo;
    const connection = new UpstreamConnection({
      server: `https://localhost:${port}`,
      headers: { authorization: linkAuthorization },
      caData: Buffer.from(pair.cert).toString('base64'),
    });
    const now = new Date();
    const authority = await createAuthority('front-proxy-ca', now);
    const proxy = parseFrontProxy({
      ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} },
      data: {
        'requestheader-client-ca-file': authority.cert,
        'requestheader-allowed-names': '["front-proxy"]',
        'requestheader-username-headers': '["X-Remote-User"]',
        'requestheader-group-headers': '["X-Remote-Group"]',
        'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
      },
    });
    const served = projected(connection);
    const server = await createApiServer({
      ...{ port: 0, host },
      tls: {
        ...(await issueCertificate(authority, ['localhost'], now)),
        clientAuthorities: authority.cert,
      },
      logger: { debug() {}, info() {}, warn() {}, error() {} },
      isFrontProxy: socket => isFromFrontProxy(socket, proxy),
      api: createApi({
        identify: request => identifyRequest(request, proxy),
        notReadyReason: () => undefined,
        groups: () => [served],
      }),
    });
    const issued = ['front-proxy'] as const;
    return new ProjectedServer(
      upstream,
      connection,
      server,
      await issueCertificate(authority, issued, now, 'clientAuth'),
    );
  }

  /** What has reached the service cluster. */
  readonly seen: {
    method: string;
    url: string;
    headers: IncomingHttpHeaders;
  }[] = [];
  /** What the service cluster answers with, beside a body. */
  answerWith: Record<string, string> = {};

  private constructor(
    private readonly upstream: Server,
    private readonly connection: UpstreamConnection,
    private readonly server: ApiServer,
    readonly frontProxy: ConnectionOptions,
  ) {
    upstream.on('request', (request, response) => {
      const { method = '', url = '', headers } = request;
      this.seen.push({ method, url, headers });
      response.writeHead(200, {
        'content-type': 'application/json',
        ...this.answerWith,
      });
      response.end('{"kind":"Widget"}');
    });
  }

  get address(): { host: string; port: number } {
    return { host, port: this.server.port };
  }

  /** A connection of the front proxy's. */
  open(): TLSSocket {
    return connect({
      ...{ ...this.address, rejectUnauthorized: false },
      ...this.frontProxy,
    });
  }

  /** All that is answered on one connection until it is closed; by us after a while, where it is kept. */
  send(bytes: string, { isKept = false } = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      const socket = this.open();
      socket.setEncoding('latin1').on('data', part => (answer += part));
      socket.once('close', () => resolve(answer));
      socket.once('error', reject);
      socket.write(bytes, 'latin1');
      if (isKept) {
        setTimeout(() => socket.destroy(), 500);
      }
    });
  }

  async close(): Promise<void> {
    await this.server.close(500);
    await this.connection.close();
    this.upstream.closeAllConnections();
    this.upstream.close();
  }
}

function projected(connection: UpstreamConnection): ProjectedGroup {
  const link = { namespace: 'links', name: 'a', upstream: 'services' };
  const made = new ProjectedGroup({
    ...{ group, link, collectors: new Set<string>() },
    namespaces: {
      of: () => ['apps'],
      has: (one: string) => one === 'apps',
      isLeaving: () => false,
      deletionOf: () => 'Delete',
      onChange: () => () => {},
    } as never,
    authorize: async () => {},
    forwarder: new Forwarder(link, () => ({
      ...{ away: undefined, serviceAccount: linkAccount },
      send: request => connection.send(request),
    })),
  });
  const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];
  made.upstream = {
    openApi: { v2: { paths: {}, definitions: {} }, v3: {} },
    discovery: {
      group,
      versions: [
        {
          version: 'v1',
          resources: [
            {
              ...{ plural: 'widgets', kind: 'Widget', namespaced: true, verbs },
              subresources: [{ name: 'status', kind: 'Widget', verbs }],
            },
          ],
        },
      ],
    },
  };
  return made;
}
