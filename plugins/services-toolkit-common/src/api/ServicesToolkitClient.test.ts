/** @jest-environment node */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServicesToolkitClient } from './ServicesToolkitClient';

interface Seen {
  method?: string;
  url?: string;
  authorization?: string;
  body: string;
}

/** A real HTTP server that records what it is asked and gives one answer. */
describe('ServicesToolkitClient', () => {
  const seen: Seen[] = [];
  let answer: { status: number; body?: unknown } = { status: 200, body: {} };
  let server: Server;
  let client: ServicesToolkitClient;

  beforeAll(async () => {
    server = createServer(async (req: IncomingMessage, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      const { method, url, headers } = req;
      seen.push({ method, url, authorization: headers.authorization, body });
      res.statusCode = answer.status;
      res.setHeader('Content-Type', 'application/json');
      res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    client = new ServicesToolkitClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
    });
  });

  afterAll(() => new Promise(done => server.close(done)));

  beforeEach(() => {
    seen.length = 0;
  });

  const key = { cluster: 'eu/west 1', namespace: 'my-apps', name: 'db' };
  const claim = { cluster: 'w', namespace: 'n', name: 'db', class: 'pool' };

  it.each([
    ['listOfferings', () => client.listOfferings(), 'GET', '/offerings'],
    [
      'a page of offerings',
      () => client.listOfferings({ cursor: 'a=b&c', limit: 5 }),
      'GET',
      '/offerings?cursor=a%3Db%26c&limit=5',
    ],
    [
      'listClaimableInstances',
      () =>
        client.listClaimableInstances({
          group: 'services',
          class: 'pg',
          cluster: 'eu/west 1',
          namespace: 'my-apps',
        }),
      'GET',
      '/offerings/services/pg/instances?cluster=eu%2Fwest%201&namespace=my-apps',
    ],
    [
      'getOffering',
      () => client.getOffering({ group: 'services', class: 'pg' }),
      'GET',
      '/offerings/services/pg',
    ],
    [
      'countFreeInstances',
      () =>
        client.countFreeInstances([
          {
            group: 'services',
            class: 'pg',
            cluster: 'w',
            namespaces: ['my-apps'],
          },
        ]),
      'POST',
      '/offerings/free-instances',
    ],
    [
      'a page of services',
      () => client.listServices({ limit: 1000 }),
      'GET',
      '/services?limit=1000',
    ],
    [
      'getService',
      () => client.getService({ group: 'services', service: 'pg.18' }),
      'GET',
      '/services/services/pg.18',
    ],
    [
      'getInfrastructure',
      () => client.getInfrastructure('eu/west 1'),
      'GET',
      '/infrastructure/eu%2Fwest%201',
    ],
    ['listClusters', () => client.listClusters(), 'GET', '/clusters'],
    ['listGitHosts', () => client.listGitHosts(), 'GET', '/git-hosts'],
    [
      'listClaims',
      () => client.listClaims({ entityRef: 'component:default/orders' }),
      'GET',
      '/claims?entityRef=component%3Adefault%2Forders',
    ],
    [
      'the pending claims on a class',
      () => client.listClaims({ class: 'postgres', pending: true }),
      'GET',
      '/claims?class=postgres&pending=true',
    ],
    [
      'the claims of oneself and one’s groups',
      () => client.listClaims({ owned: true, limit: 50 }),
      'GET',
      '/claims?owned=true&limit=50',
    ],
    [
      'getClaim',
      () => client.getClaim(key),
      'GET',
      '/claims/eu%2Fwest%201/my-apps/db',
    ],
    [
      'getClaimGraph',
      () => client.getClaimGraph({ ...key, kind: 'ResourceClaim' }),
      'GET',
      '/claims/eu%2Fwest%201/my-apps/db/chain?kind=ResourceClaim',
    ],
    ['createClaim', () => client.createClaim(claim), 'POST', '/claims'],
    [
      'a dry run',
      () => client.createClaim(claim, { dryRun: true }),
      'POST',
      '/claims?dryRun=true',
    ],
    [
      'reviewAccess',
      () =>
        client.reviewAccess({ cluster: 'w', namespace: 'n', verb: 'create' }),
      'POST',
      '/access-review',
    ],
    [
      'reviewAccessBatch',
      () =>
        client.reviewAccessBatch([
          { cluster: 'w', namespace: 'n', verb: 'create' },
        ]),
      'POST',
      '/access-review/batch',
    ],
  ])('%s', async (_, call, method, path) => {
    answer = { status: 200, body: { items: [] } };
    await expect(call()).resolves.toEqual({ items: [] });
    expect(seen).toEqual([
      expect.objectContaining({ method, url: `/api/services-toolkit${path}` }),
    ]);
  });

  it('sends the body and the token', async () => {
    answer = { status: 201, body: {} };
    await client.createClaim(claim, { token: 't' });
    expect(JSON.parse(seen[0]!.body)).toEqual(claim);
    expect(seen[0]!.authorization).toBe('Bearer t');
  });

  it("sends the body past middlewares that look at a request, as Backstage's own do", async () => {
    const { port } = server.address() as AddressInfo;
    /** As `FetchMiddlewares.resolvePluginProtocol` does with what is not for it. */
    const looking =
      (next: typeof fetch): typeof fetch =>
      async (input, init) =>
        new Request(input, init).url.startsWith('plugin://')
          ? Response.error()
          : next(input, init);
    const careful = new ServicesToolkitClient({
      discoveryApi: { getBaseUrl: async () => `http://127.0.0.1:${port}` },
      fetchApi: { fetch: looking(looking(fetch)) },
    });
    await careful.createClaim(claim);
    await careful.listClusters();
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['POST', '/claims', JSON.stringify(claim)],
      ['GET', '/clusters', ''],
    ]);
  });

  it('gives the picture of a service as it came', async () => {
    answer = { status: 200, body: { not: 'read as JSON' } };
    const icon = await client.getServiceIcon({
      group: 'services',
      service: 'pg',
    });
    expect(await icon.text()).toBe(JSON.stringify(answer.body));
    expect(seen[0]!.url).toBe(
      '/api/services-toolkit/services/services/pg/icon',
    );
  });

  it('takes the empty answer of a deletion', async () => {
    answer = { status: 204 };
    await expect(client.deleteClaim(key)).resolves.toBeUndefined();
    expect(seen[0]!.method).toBe('DELETE');
  });

  it('rejects with the status and what the backend said', async () => {
    const error = {
      name: 'InputError',
      message: 'spec.classRef: Required value',
      causes: [{ field: 'spec.classRef', message: 'Required value' }],
    };
    answer = { status: 400, body: { error, response: { statusCode: 400 } } };
    await expect(client.createClaim(claim)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 400,
      body: { error },
    });
  });

  it('stops when it is told to', async () => {
    await expect(
      client.listClusters({ signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
