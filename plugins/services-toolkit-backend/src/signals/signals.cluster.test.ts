import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import { sampleEntities, sampleObjects } from '../__testUtils__/samples';
import { startSignalsBackend } from '../__testUtils__/startSignalsBackend';
import type { SignalsBackend } from '../__testUtils__/startSignalsBackend';
import { startTestPortal } from '../__testUtils__/startTestPortal';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest } from '../__testUtils__/startTestSetup';

/** The notifications plugin asks the catalog who is in a group. */
const people: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'team-apps' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: 'user:default/zoe' }],
  },
  ...['alice', 'zoe'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: {},
  })),
];

describe('what the portal tells unasked', () => {
  let cluster: TestCluster;
  let portal: TestPortal;
  let signals: SignalsBackend;

  before(async () => {
    cluster = await TestCluster.start();
    const events = sharedEvents();
    signals = await startSignalsBackend([events]);
    await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
    portal = await startTestPortal(cluster, [...sampleEntities, ...people], {
      features: [notificationsPlugin, events],
    });
    await eventually(
      'the portal has read the classes',
      () => portal.send('service', 'get', '/offerings'),
      { check: ({ body }) => assert.equal(body.items.length, 2) },
    );
  });

  after(async () => {
    await portal?.stop();
    await signals?.stop();
    await cluster?.stop();
  });

  const setReady = (
    name: string,
    status: 'True' | 'False',
    reason = 'Ready',
    resource = 'classclaims',
  ) =>
    cluster.kubectl([
      'patch',
      `${resource}.services.apps.tanzu.vmware.com`,
      name,
      '--namespace=my-apps',
      '--subresource=status',
      '--type=merge',
      `--patch=${JSON.stringify({
        status: {
          conditions: [
            { type: 'Ready', status, reason },
            { type: 'ClassMatched', status, reason },
          ],
        },
      })}`,
    ]);

  const titles = async (person: string) => {
    const response = await fetch(`${portal.origin}/api/notifications`, {
      headers: {
        authorization: mockCredentials.user.header(`user:default/${person}`),
      },
    });
    const { notifications } = await response.json();
    return notifications.map(
      (one: { payload: { title: string } }) => one.payload.title,
    );
  };

  it('lets only those listen to signals who have signed in', async () => {
    assert.equal(await open(signals.url), undefined);
    for (const token of [
      mockCredentials.user.invalidToken(),
      mockCredentials.service.token(),
    ]) {
      assert.equal(await open(signals.url, token), undefined, token);
    }
  });

  it('signals that something changed, and no name, whatever the listener may read', async t => {
    const listener = await listen(signals.url);
    t.after(() => listener.close());
    const { body } = await portal.send('alice', 'post', '/claims', {
      ...aClaimRequest('secret-project-db'),
      entityRef: 'component:default/orders',
    });
    const { uid } = body.manifest.metadata;
    const stored = await portal.send(
      'alice',
      'get',
      '/claims/workload/my-apps/secret-project-db',
    );
    const { signalKey } = stored.body;
    assert.ok(signalKey && !signalKey.includes(uid));
    // What is read first is told all at once, without keys, and what happens within the same moment with it.
    await eventually(
      'a signal about the claim',
      async () => {
        await cluster.kubectl([
          ...['annotate', 'classclaims.services.apps.tanzu.vmware.com'],
          ...['secret-project-db', '--namespace=my-apps', '--overwrite'],
          `example.com/touched=${Date.now()}`,
        ]);
        return listener.heard();
      },
      {
        check: heard =>
          assert.ok(
            heard.some(
              ({ channel, message }) =>
                channel === 'services-toolkit' &&
                message.about === 'claims' &&
                message.keys?.includes(signalKey),
            ),
            JSON.stringify(heard),
          ),
      },
    );
    for (const { message } of listener.heard()) {
      const allowed = ['about', 'keys'];
      assert.deepEqual(
        Object.keys(message).filter(key => !allowed.includes(key)),
        [],
      );
    }
    const heard = JSON.stringify(listener.heard());
    assert.doesNotMatch(
      heard,
      /secret-project|my-apps|workload|postgres|alice|orders/,
    );
    assert.ok(!heard.includes(uid), `the UID is told: ${heard}`);
  });

  it('notifies the owner of the component, once each', async () => {
    await setReady('secret-project-db', 'True');
    await eventually('the notice that it is ready', () => titles('zoe'), {
      check: told => assert.deepEqual(told, ['secret-project-db is ready']),
    });
    // The same again is no news.
    await setReady('secret-project-db', 'False', 'NoClaimableInstances');
    await setReady('secret-project-db', 'True');
    await portal.send(
      'alice',
      'delete',
      '/claims/workload/my-apps/secret-project-db',
    );
    await eventually('the notice of its release', () => titles('zoe'), {
      check: told => assert.deepEqual(told, ['secret-project-db was released']),
    });
    assert.deepEqual(await titles('alice'), []);
  });

  it('notifies who made a claim that is for no component', async () => {
    // As the API server notes who made a claim, or as one may note it oneself.
    await cluster.kubectl(
      [
        'create',
        '--filename=-',
        '--as=backstage:user:default/alice',
        '--as-group=backstage:group:default/team-apps',
      ],
      {
        apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
        kind: 'ClassClaim',
        metadata: {
          name: 'alices-db',
          namespace: 'my-apps',
          annotations: {
            'services.apps.tanzu.vmware.com/requested-by':
              'backstage:user:default/alice',
          },
        },
        spec: { classRef: { name: 'postgres-pool' } },
      },
    );
    await setReady('alices-db', 'False', 'ClassDoesNotExist');
    await eventually('the notice of its failure', () => titles('alice'), {
      check: told =>
        assert.deepEqual(told, ['alices-db cannot be fulfilled as it is']),
    });
  });

  it('notifies of a claim on an object, and not of one by which a ClassClaim fulfils itself', async () => {
    const resourceClaim = (name: string, owner?: object) => ({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ResourceClaim',
      metadata: {
        name,
        namespace: 'my-apps',
        annotations: {
          'services-toolkit.io/entity-ref': 'component:default/orders',
        },
        ...(owner && { ownerReferences: [owner] }),
      },
      spec: { ref: { apiVersion: 'v1', kind: 'Secret', name: 'mail' } },
    });
    const { metadata } = JSON.parse(
      await cluster.kubectl([
        ...['get', 'classclaims.services.apps.tanzu.vmware.com', 'alices-db'],
        ...['--namespace=my-apps', '--output=json'],
      ]),
    );
    const { metadata: mail, ...claimOnMail } = resourceClaim('phishing');
    await cluster.kubectl(['create', '--filename=-'], {
      ...claimOnMail,
      metadata: {
        ...mail,
        annotations: {
          'services.apps.tanzu.vmware.com/requested-by':
            'backstage:user:default/alice',
        },
      },
    });
    await setReady('phishing', 'True', 'Ready', 'resourceclaims');
    for (const claim of [
      resourceClaim('of-alices-db', {
        apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
        kind: 'ClassClaim',
        name: 'alices-db',
        uid: metadata.uid,
        controller: true,
      }),
      resourceClaim('mail'),
    ]) {
      await cluster.kubectl(['create', '--filename=-'], claim);
      await setReady(claim.metadata.name, 'True', 'Ready', 'resourceclaims');
    }
    await eventually('the notice that it is ready', () => titles('zoe'), {
      check: told => assert.equal(told[0], 'mail is ready'),
    });
    // Anybody may note anybody on a ResourceClaim: by then it would have been told.
    assert.doesNotMatch(JSON.stringify(await titles('alice')), /phishing/);
    await cluster.kubectl([
      ...['delete', 'resourceclaims.services.apps.tanzu.vmware.com'],
      ...['mail', 'of-alices-db', '--namespace=my-apps'],
    ]);
    await eventually('the notice of its release', () => titles('zoe'), {
      check: told => assert.equal(told[0], 'mail was released'),
    });
    assert.doesNotMatch(JSON.stringify(await titles('zoe')), /of-alices-db/);
  });
});

/** A test backend gives each plugin events of its own; signals go from one plugin to another, and to other replicas. */
function sharedEvents() {
  const events = mockServices.events();
  return createServiceFactory({
    service: eventsServiceRef,
    deps: {},
    factory: () => events,
  });
}

interface Heard {
  channel: string;
  message: { about: string; keys?: string[] };
}

/** Listens to signals as a person who has signed in, and who may read nothing. */
async function listen(
  url: string,
): Promise<{ heard(): Heard[]; close(): void }> {
  const heard: Heard[] = [];
  const socket = await open(url, mockCredentials.user.token());
  assert.ok(socket, 'The signals plugin refused the connection');
  socket.addEventListener('message', ({ data }) =>
    heard.push(JSON.parse(String(data))),
  );
  socket.send(
    JSON.stringify({ action: 'subscribe', channel: 'services-toolkit' }),
  );
  return { heard: () => [...heard], close: () => socket.close() };
}

/** The connection, or nothing where it is refused. */
function open(url: string, token?: string): Promise<WebSocket | undefined> {
  return new Promise(resolve => {
    // As the browser does, which can set no header here.
    const socket = new WebSocket(url, token);
    socket.addEventListener('error', () => resolve(undefined));
    socket.addEventListener('open', () => resolve(socket));
  });
}
