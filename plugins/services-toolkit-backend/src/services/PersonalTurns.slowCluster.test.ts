import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { KubernetesAccess } from './KubernetesAccess';

/** The hardest case: who has all turns that one person may have holds every connection to the cluster. */
const connections = 4;
const answerAfterMs = 20;

const user = (name: string) => ({
  userEntityRef: `user:default/${name}`,
  ownershipEntityRefs: [`user:default/${name}`],
});

/** An API server that takes its time, and writes down whom it has answered. */
async function startSlowCluster() {
  const answered: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    setTimeout(() => {
      answered.push(personOf(request));
      response
        .writeHead(201, { 'content-type': 'application/json' })
        .end(JSON.stringify({ status: { allowed: true } }));
    }, answerAfterMs);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    answered,
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function personOf({ headers }: IncomingMessage): string {
  return String(headers['impersonate-user']);
}

describe('two people who ask a slow cluster', () => {
  let cluster: Awaited<ReturnType<typeof startSlowCluster>>;
  let client: KubernetesClient;

  beforeEach(async () => {
    cluster = await startSlowCluster();
    client = await createKubernetesClient({
      kubeConfig: { cluster: { name: 'workload', server: cluster.url } },
      connections,
    });
  });
  afterEach(async () => {
    await client.close();
    await cluster.stop();
  });

  it('one with hundreds of questions keeps the other from an answer for two rounds at most', async () => {
    const access = new KubernetesAccess();
    const workload = {
      name: 'workload',
      identity: 'impersonate' as const,
      client: async () => client,
      clientFor: async (person: { userEntityRef: string }) =>
        client.withIdentity({ user: person.userEntityRef, groups: [] }),
    };
    const ask = (name: string, namespace: string) =>
      access.mayReadClaims(workload, user(name), namespace);
    const many = Array.from({ length: 300 }, (_, index) =>
      ask('mallory', `namespace-${index}`),
    );
    await many[0];

    const before = cluster.answered.length;
    await expect(ask('alice', 'my-apps')).resolves.toEqual({ allowed: true });
    const meanwhile = cluster.answered
      .slice(before)
      .filter(person => person === 'user:default/mallory');
    // One round that was under way, and one that was begun while the question was on its way.
    expect(meanwhile.length).toBeLessThanOrEqual(2 * connections);

    await Promise.all(many);
    expect(cluster.answered).toHaveLength(301);
  });
});
