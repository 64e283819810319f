import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server,
} from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { after, before, test } from 'node:test';
import {
  createInformer,
  createKubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import {
  aWidget,
  certificateForLocalhost,
  eventually,
  Gate,
  ProjectionClusters,
  runKubectl,
  widgetGroup,
} from '@services-toolkit/test-support';
import {
  createAuthority,
  issueCertificate,
} from '../../server/certificates/issueCertificate';
import { AdminRequests } from '../../__testUtils__/AdminRequests';
import { SlowWebhook } from '../../__testUtils__/SlowWebhook';

const yearMs = 365 * 24 * 60 * 60_000;
const widgets = {
  ...{ group: widgetGroup, version: 'v1', kind: 'Widget' },
  ...{ plural: 'widgets', namespaced: true },
};
const namespaces = ['apps', 'more'];
const pathOf = (namespace: string) =>
  `/apis/${widgetGroup}/v1/namespaces/${namespace}/widgets`;

let clusters: ProjectionClusters;
let gate: Gate;
let admin: AdminRequests;
const servers: Server[] = [];
/** Ports at which something else than the service cluster listens. */
const others: Record<string, number> = {};

before(async () => {
  const authority = await createAuthority('services', new Date());
  const expired = await issueCertificate(
    authority,
    ['localhost'],
    new Date(Date.now() - 2 * yearMs),
  );
  const valid = await issueCertificate(authority, ['localhost'], new Date());
  const stranger = await certificateForLocalhost();
  const ok = (_: unknown, response: { end(text: string): void }) =>
    response.end('{}');
  others.silent = await listen(createTcpServer());
  others.garbage = await listen(
    createTlsServer(valid, socket => socket.end('\0\u00ffgarbage\r\n\r\n')),
  );
  others.page = await listen(
    createHttpsServer(valid, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<h1>It works!</h1>');
    }),
  );
  others.expired = await listen(createHttpsServer(expired, ok));
  others.stranger = await listen(createHttpsServer(stranger, ok));
  clusters = await ProjectionClusters.start({
    reach: async server => {
      gate = await Gate.open(Number(new URL(server).port));
      return { address: gate.url, authority: authority.cert };
    },
  });
  admin = await AdminRequests.to(clusters.workload);
  for (const namespace of namespaces) {
    await clusters.namespace(namespace);
    await clusters.services.apply(aWidget(namespace, 'one'));
  }
});

after(async () => {
  admin?.close();
  await clusters?.stop();
  await gate?.close();
  servers.forEach(server => server.close());
});

async function listen(server: Server): Promise<number> {
  server.on('connection', socket => socket.on('error', () => {}));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const one = `${pathOf('apps')}/one`;

async function untilBack() {
  await eventually(
    'it is back',
    async () => (await admin.send(one)).code === 200,
  );
}

interface LinkFailure {
  title: string;
  begin: () => Promise<unknown> | void;
  end: () => Promise<unknown> | void;
  reason: RegExp;
  /** Connections come about, and what is asked on them waits until the service cluster is known to be away. */
  isFrozen?: boolean;
}

const failures: LinkFailure[] = [
  {
    title: 'is frozen',
    begin: () => clusters.services.pause(),
    end: () => clusters.services.resume(),
    reason: /it does not answer/,
    isFrozen: true,
  },
  ...(
    [
      ['takes connections and says nothing', 'silent', /it does not answer/],
      ['answers garbage', 'garbage', /its answer cannot be used/],
      ['is a web server', 'page', /it answers like no API server/],
      ['has an expired certificate', 'expired', /certificate has expired/],
      ['has a certificate of somebody else', 'stranger', /not signed by/],
    ] as const
  ).map(([title, other, reason]) => ({
    ...{ title, reason },
    begin: () => gate.leadTo(others[other]),
    end: () => gate.leadTo(),
  })),
];
for (const failure of failures) {
  test(`a service cluster that ${failure.title} is told at once, and is back without help`, () =>
    isTold(failure));
}

async function isTold({ begin, end, reason, isFrozen }: LinkFailure) {
  await begin();
  try {
    await eventually('it is known to be away', async () => {
      const { code, status, ms } = await admin.send(one);
      assert.ok(isFrozen || ms < 4_500, `an answer after ${ms} ms`);
      return code === 503 && /cannot be reached since/.test(status.message);
    });
    for (const method of ['GET', 'DELETE']) {
      const { code, status, headers, ms } = await admin.send(one, { method });
      assert.equal(code, 503);
      assert.equal(status.reason, 'ServiceUnavailable');
      assert.match(
        status.message,
        /the service cluster "services" \(DownstreamClusterLink "services" in namespace "services-toolkit"\) cannot be reached/,
      );
      assert.match(status.message, reason);
      assert.equal(headers['retry-after'], undefined);
      assert.ok(ms < 2_000, `an answer after ${ms} ms`);
    }
  } finally {
    await end();
  }
  await untilBack();
}

test('a write that was under way when the service cluster froze is answered, and nobody says that it failed', async () => {
  await untilBack();
  await clusters.services.pause();
  try {
    // On the connection that is there: where none comes about, it is known that nothing was done.
    const write = await admin.send(one, { method: 'DELETE' });
    assert.equal(write.code, 504, write.status.message);
    assert.match(write.status.message, /whether it has done .* is not known/);
  } finally {
    await clusters.services.resume();
  }
  await untilBackWith('one');
});

/** A write that was under way may have been done, or not. */
async function untilBackWith(name: string) {
  const { workload } = clusters;
  await eventually('it can be made', async () => {
    const made = await runKubectl(
      workload.kubeconfig,
      ['apply', '-f', '-'],
      aWidget('apps', name),
    );
    return made.code === 0;
  });
}

test('a slow service cluster is waited for, and of a write that is cut off nobody says that it failed', async () => {
  const webhook = await SlowWebhook.start({ slow: 10_000, stuck: 2_000 });
  await clusters.services.apply(webhook.configurationOf(widgetGroup));
  const create = (name: string) =>
    admin.send(pathOf('apps'), { method: 'POST', body: aWidget('apps', name) });
  await eventually('the webhook is asked', async () => {
    const dry = await admin.send(`${pathOf('apps')}?dryRun=All`, {
      ...{ method: 'POST', body: aWidget('apps', 'stuck') },
    });
    return dry.ms > 1_500;
  });
  const slow = await create('slow');
  assert.equal(slow.code, 201);
  assert.ok(slow.ms >= 10_000, `an answer after ${slow.ms} ms`);

  const asked = webhook.asked();
  const cut = create('stuck');
  await asked;
  gate.cut();
  const { code, status, ms } = await cut;
  assert.equal(code, 504);
  assert.match(status.message, /whether it has done .* is not known/);
  assert.ok(ms < 10_000);
  await clusters.services.kubectl([
    ...['delete', 'validatingwebhookconfiguration', 'slow'],
  ]);
  webhook.close();
});

test('watches go on where connections broke, and miss nothing', async () => {
  const { services, workload } = clusters;
  const clients = await Promise.all(
    [services, workload].map(({ kubeconfig }) =>
      createKubernetesClient({ kubeConfig: { file: kubeconfig } }),
    ),
  );
  const stop = new AbortController();
  const [direct, projected] = clients.map(client => {
    /** By object, what it was seen with. */
    const seen = new Map<string, number[]>();
    const informer = createInformer<WidgetObject>({
      ...{ client, type: widgets },
      onEvent: ({ type, object }) => {
        const { namespace, name } = object.metadata;
        const key = `${namespace}/${name}`;
        const size = type === 'deleted' ? 0 : object.spec.size;
        const sizes = seen.get(key) ?? [];
        // After a bookmark it may see again what it has seen.
        if (size === 0 || size > (sizes.at(-1) ?? 0)) {
          seen.set(key, [...sizes, size]);
        }
      },
    });
    informer.start(stop.signal);
    return { informer, seen };
  }) as [Followed, Followed];
  const isSame = () =>
    JSON.stringify([...direct.seen].sort()) ===
    JSON.stringify([...projected.seen].sort());
  try {
    await Promise.all([direct.informer.synced(), projected.informer.synced()]);
    for (let size = 2; size < 14; size++) {
      await services.apply(
        ...namespaces.map(namespace =>
          aWidget(namespace, 'followed', { size }),
        ),
      );
      if (size % 3 === 0) {
        gate.cut();
      }
    }
    await eventually('all of it was seen', isSame);
    assert.equal(projected.seen.get('more/followed')?.length, 12);

    // A service cluster that starts anew knows no version from before: it is listed again.
    await services.kubectl(['delete', 'widget', 'followed', '-n=more']);
    await eventually('it was seen to go', isSame);
    await services.kill();
    await eventually(
      'it is away',
      () => projected.informer.state.kind === 'failing',
    );
    assert.ok(projected.informer.get('apps/followed'), 'nothing is forgotten');
    await services.restart();
    await services.apply(
      aWidget('apps', 'followed', { size: 40 }),
      aWidget('more', 'later'),
    );
    await eventually('all of it was seen again', isSame, { timeoutMs: 60_000 });
    assert.equal(projected.seen.get('apps/followed')?.at(-1), 40);
  } finally {
    stop.abort();
    await Promise.all(clients.map(client => client.close()));
  }
});

interface WidgetObject {
  apiVersion: string;
  kind: string;
  metadata: { namespace?: string; name?: string };
  spec: { size: number };
}

interface Followed {
  informer: ReturnType<typeof createInformer<WidgetObject>>;
  seen: Map<string, number[]>;
}

function watchWidgets(where: string) {
  const child = spawn('kubectl', [
    ...[`--kubeconfig=${clusters.workload.kubeconfig}`, 'get', 'widgets'],
    ...['-w', where],
  ]);
  const said = { out: '', err: '' };
  child.stdout.on('data', part => (said.out += part));
  child.stderr.on('data', part => (said.err += part));
  return { said, ended: once(child, 'close') };
}

test('a watch of kubectl ends in order when the service cluster does', async () => {
  const { services } = clusters;
  await untilBack();
  const watching = ['-n=apps', '-A'].map(watchWidgets);
  const both = (name: string) =>
    eventually(`both tell of ${name}`, () =>
      watching.every(({ said }) => said.out.includes(name)),
    );
  await both('one');
  await services.apply(aWidget('apps', 'watched'));
  await both('watched');
  await services.kill();
  for (const { said, ended } of watching) {
    assert.deepEqual(await ended, [0, null], said.err);
    assert.equal(said.err, '');
    assert.doesNotMatch(said.out, /Failure|Error/);
  }
  await services.restart();
  await untilBack();
});

test('a token that was withdrawn is told, and the link works again when it is handed over anew', async () => {
  const { services } = clusters;
  const { said, ended } = watchWidgets('-n=apps');
  await eventually('it is open', () => said.out.includes('watched'));
  // What was there when it began says nothing of the watch itself.
  await services.apply(aWidget('apps', 'watched-again'));
  await eventually('it tells', () => said.out.includes('watched-again'));
  await services.kubectl([
    'delete',
    'upstreamclusterlink',
    'workload',
    '-n=links',
  ]);
  await eventually(
    'it is told',
    async () => {
      const { code, status } = await admin.send(one);
      return (
        code === 503 && /hand the kubeconfig over again/.test(status.message)
      );
    },
    { timeoutMs: 60_000 },
  );
  assert.deepEqual(await ended, [0, null], said.err);
  await clusters.link();
  await eventually(
    'it works again',
    async () => (await admin.send(one)).code === 200,
    { timeoutMs: 60_000 },
  );
});
