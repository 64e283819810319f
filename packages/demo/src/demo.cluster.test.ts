import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { kubectl, untilClaimsAreTaken } from '@services-toolkit/control-plane';
import { eventually } from '@services-toolkit/test-support';
import { Client } from 'pg';
import type { Demo } from './Demo';
import { PortalVisitor } from './portal/PortalVisitor';
import { startDemo } from './startDemo';
import { rootDir } from './paths';

describe('the demo', () => {
  let runDir: string;
  let demo: Demo;
  const progress: string[] = [];

  before(async () => {
    runDir = await mkdtemp(path.join(os.tmpdir(), 'demo-'));
    // PostgreSQL does not run as root, and its user has to get in.
    await chmod(runDir, 0o755);
    demo = await startDemo({
      runDir,
      ports: { portal: 0, backend: 0 },
      services: true,
      offerings: true,
      onProgress: line => progress.push(line),
    });
  });
  after(async () => {
    await demo?.stop();
    await rm(runDir, { recursive: true, force: true });
  });

  const run = (...args: string[]) =>
    kubectl([...args, '--namespace', 'my-apps'], {
      kubeconfig: demo.kubeconfigs.workload,
    });

  it('fulfils the claim of the walk-through with a Secret that logs in', async () => {
    await run('apply', '-f', path.join(rootDir, 'examples/kubectl/claim.yaml'));
    await run(
      'wait',
      '--for=condition=Ready',
      'classclaim/orders-db',
      '--timeout=60s',
    );
    const secret = await run(
      ...[
        'get',
        'classclaim',
        'orders-db',
        '-o',
        'jsonpath={.status.binding.name}',
      ],
    );
    const uri = await run(
      'get',
      'secret',
      secret,
      '-o',
      'jsonpath={.data.uri}',
    );
    const client = new Client(Buffer.from(uri, 'base64').toString());
    await client.connect();
    await client.query('CREATE TABLE orders (id int)');
    await client.end();
  });

  it('tells which instances could be claimed, with kubectl and in the portal', async () => {
    const kubeconfig = demo.kubeconfigs.workload;
    await kubectl(
      [
        ...['wait', '--for=condition=Available', '--timeout=60s'],
        'apiservice/v1alpha1.claimable.services.apps.tanzu.vmware.com',
      ],
      { kubeconfig },
    );
    const file = path.join(rootDir, 'examples/kubectl/instance-query.yaml');
    const query = JSON.parse(await run('create', '-f', file, '-o', 'json'));
    const { instances } = query.status;
    assert.ok(instances.length > 0);
    assert.equal(instances[0].kind, 'PostgresInstance');

    const alice = await PortalVisitor.signIn(demo.portalUrl, 'alice');
    const answer = await alice.get<{ instances: object[] }>(
      '/api/services-toolkit/offerings/services/postgresql/instances?cluster=workload&namespace=my-apps',
    );
    assert.deepEqual(answer.instances, instances);
  });

  describe("the cluster that takes only people's own tokens", () => {
    const claim = (name: string) => ({
      cluster: 'services',
      namespace: 'my-apps',
      name,
      class: 'mysql',
    });
    const signIn = (name: 'alice' | 'bob') =>
      PortalVisitor.signIn(demo.portalUrl, name);

    it('is claimed from by whoever the issuer says', async () => {
      const alice = await signIn('alice');
      // The API server looks for the issuer's keys when it has started, and again some seconds later.
      await eventually(
        'alice has claimed',
        () =>
          alice.post<object>('/api/services-toolkit/claims', claim('own-db')),
        { timeoutMs: 60_000 },
      );
      const kubeconfig = demo.kubeconfigs.services ?? '';
      const one = ['classclaim/own-db', '--namespace=my-apps'];
      await kubectl(
        ['wait', '--for=condition=Ready', '--timeout=60s', ...one],
        { kubeconfig },
      );
      const { metadata } = JSON.parse(
        await kubectl(['get', '--output=json', ...one], { kubeconfig }),
      );
      assert.equal(
        metadata.annotations['services.apps.tanzu.vmware.com/requested-by'],
        'demo:alice',
      );
      const { items } = await alice.get<{ items: { name: string }[] }>(
        '/api/services-toolkit/claims',
      );
      assert.ok(items.some(({ name }) => name === 'own-db'));
      await alice.delete(
        '/api/services-toolkit/claims/services/my-apps/own-db',
      );
    });

    it('refuses who may not, and who brings no token, in words', async () => {
      const bob = await signIn('bob');
      const claims = '/api/services-toolkit/claims';
      await assert.rejects(
        bob.post(claims, claim('bobs-db')),
        /403.*demo:bob.* cannot create/,
      );
      await assert.rejects(
        (await signIn('alice'))
          .withoutIdToken()
          .post(claims, claim('no-token')),
        /403.*takes only your own token/,
      );
    });
  });

  describe('what lives on the other cluster', () => {
    const claims = '/api/services-toolkit/claims';

    it('is claimed as any other, with a Secret that logs in', async () => {
      const alice = await PortalVisitor.signIn(demo.portalUrl, 'alice');
      await alice.post(claims, {
        ...{ cluster: 'workload', namespace: 'my-apps', name: 'shared-db' },
        class: 'postgresql-shared',
      });
      await run(
        ...['wait', '--for=condition=Ready', 'classclaim/shared-db'],
        '--timeout=60s',
      );
      const secret = await run(
        ...['get', 'classclaim', 'shared-db'],
        ...['--output', 'jsonpath={.status.binding.name}'],
      );
      const uri = await run(
        ...['get', 'secret', secret, '--output', 'jsonpath={.data.uri}'],
      );
      const client = new Client(Buffer.from(uri, 'base64').toString());
      await client.connect();
      await client.query('CREATE TABLE orders (id int)');
      await client.end();
      await alice.delete(`${claims}/workload/my-apps/shared-db`);
      await run(
        ...['wait', '--for=delete', 'classclaim/shared-db', '--timeout=60s'],
      );
    });

    it('is made and read with kubectl here, and is nowhere but there', async () => {
      const { workload, services = '' } = demo.kubeconfigs;
      const instance = path.join(rootDir, 'examples/projection/instance.yaml');
      const dana = (...args: string[]) =>
        kubectl([...args, '--as=dana'], { kubeconfig: workload });
      await dana('apply', '--filename', instance);
      await dana(
        ...['wait', '--for=condition=Ready', '--filename', instance],
        '--timeout=60s',
      );
      assert.equal(
        await kubectl(
          [
            ...['get', 'postgresinstances', '--namespace=shop'],
            '--output=jsonpath={.items[*].metadata.name}',
          ],
          { kubeconfig: services },
        ),
        'orders',
      );
      await assert.rejects(
        kubectl(['get', 'crd', 'postgresinstances.sql.example.org'], {
          kubeconfig: workload,
        }),
        /not found/,
      );
      await dana('delete', '--filename', instance);
    });
  });

  describe('what is offered with guarantees', () => {
    it('is one service, kept where a cluster has the nodes for it, and not on the other', async () => {
      const alice = await PortalVisitor.signIn(demo.portalUrl, 'alice');
      const names = (some: { name: string }[]) => some.map(({ name }) => name);
      await eventually('the portal says so', async () => {
        const { clusters } = await alice.get<{
          clusters: {
            name: string;
            guarantees: { name: string }[];
            guaranteesNotKept: { name: string; message?: string }[];
          }[];
        }>('/api/services-toolkit/services/services/postgresql');
        const [services, workload] = ['services', 'workload'].map(cluster =>
          clusters.find(({ name }) => name === cluster),
        );
        const lack = workload?.guaranteesNotKept.find(
          ({ name }) => name === 'survives-node-loss',
        );
        return (
          names(services?.guarantees ?? []).includes('survives-node-loss') &&
          lack?.message === 'needs 3 nodes that take pods, has 1'
        );
      });
      await alice.get(
        '/api/catalog/entities/by-name/resource/services/postgresql_service',
      );
    });

    it('is watched over by carol, who sees the claims of all teams, and no Secret', async () => {
      const carol = await PortalVisitor.signIn(demo.portalUrl, 'carol');
      const claims = await eventually(
        'the claims of others on caches are listed',
        async () => {
          const { items } = await carol.get<{
            items: { namespace: string; class?: string }[];
          }>('/api/services-toolkit/claims');
          const caches = items.filter(one => one.class === 'valkey');
          return caches.length === 6 ? caches : undefined;
        },
      );
      assert.deepEqual(
        [...new Set(claims.map(({ namespace }) => namespace))].sort(),
        ['checkout', 'search'],
      );
      const may = (verb: string, resource: string) =>
        kubectl(
          [
            ...['auth', 'can-i', verb, resource, '--all-namespaces'],
            '--as=backstage:user:default/carol',
            '--as-group=backstage:group:default/platform-team',
          ],
          { kubeconfig: demo.kubeconfigs.workload },
        );
      // So kubectl says no.
      const no = /ended with 1/;
      assert.match(await may('create', 'clusterserviceofferings'), /^yes/);
      await assert.rejects(may('get', 'secrets'), no);
      await assert.rejects(may('create', 'classclaims'), no);
    });
  });

  it('asks for a name of the demo at sign-in, and says so', async () => {
    const answer = await fetch(`${demo.portalUrl}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': 'eve' },
    });
    assert.equal(answer.status, 401);
    assert.match(await answer.text(), /no person 'eve'.*user:default\/alice/);
  });

  it('serves the health of the controllers to this machine only', async () => {
    for (const name of ['controllers', 'controllers-services']) {
      const log = await readFile(path.join(demo.logs, `${name}.log`), 'utf8');
      const port = Number(/"healthPort":(\d+)/.exec(log)?.[1]);
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
      assert.equal(answer.status, 200);
      // An address of this machine that is not the one asked for: who listens on all answers there, too.
      const socket = net.connect({ host: '127.0.0.2', port });
      await assert.rejects(once(socket, 'connect'));
    }
  });

  it('starts a process again that died, and says which', async () => {
    const killed = demo.pids().controllers ?? 0;
    process.kill(killed, 'SIGKILL');
    await eventually(
      'the controllers run again',
      async () => {
        const now = demo.pids().controllers;
        return now && now !== killed ? now : undefined;
      },
      { timeoutMs: 30_000 },
    );
    assert.ok(
      progress.some(line => /controllers was ended by SIGKILL/.test(line)),
      progress.join('\n'),
    );
    await run('delete', 'classclaim', 'orders-db', '--timeout=60s');
  });

  it('recovers when the control plane was killed, and loses no entity meanwhile', async () => {
    const alice = await PortalVisitor.signIn(demo.portalUrl, 'alice');
    const entities = async () =>
      (
        await alice.get<{ metadata: { name: string } }[]>(
          '/api/catalog/entities?filter=kind=resource',
        )
      )
        .map(({ metadata }) => metadata.name)
        .sort();
    const reachable = async () =>
      (
        await alice.get<{ items: { reachable: boolean }[] }>(
          '/api/services-toolkit/clusters',
        )
      ).items.every(cluster => cluster.reachable);
    const until = (what: string, ask: () => Promise<boolean>) =>
      eventually(what, async () => (await ask()) || undefined, {
        timeoutMs: 60_000,
      });
    await until('the catalog has the service', async () =>
      (await entities()).includes('postgresql'),
    );
    const known = await entities();
    assert.equal(await reachable(), true);

    const killed = demo.pids()['control-plane'] ?? 0;
    process.kill(killed, 'SIGKILL');
    await until('the portal notices', async () => !(await reachable()));
    assert.deepEqual(await entities(), known);

    await until('it runs again', async () => {
      const now = demo.pids()['control-plane'];
      return now !== undefined && now !== killed;
    });
    await until('the portal sees it again', reachable);
    await untilClaimsAreTaken(demo.kubeconfigs.workload);
    await run('apply', '-f', path.join(rootDir, 'examples/kubectl/claim.yaml'));
    await run(
      ...['wait', '--for=condition=Ready', 'classclaim/orders-db'],
      '--timeout=60s',
    );
    assert.deepEqual(
      (await entities()).filter(name => known.includes(name)),
      known,
    );
  });
});
