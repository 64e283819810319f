import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import {
  builtinResourceTypes,
  type ClusterInstanceClass,
  type KubernetesObject,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import {
  aClaim,
  aPoolClass,
  eventually,
  TestCluster,
} from '@services-toolkit/test-support';
import { connectTo, type Connect } from '../__testUtils__/connectTo';

const { clusterInstanceClasses, classClaims } = resourceTypes;
const alice = {
  userEntityRef: 'user:default/alice',
  ownershipEntityRefs: ['user:default/alice', 'group:default/team-apps'],
};

describe('a real cluster', () => {
  const stopping = new AbortController();
  let cluster: TestCluster;
  let connect: Connect;

  const apply = (object: object) =>
    cluster.kubectl(['apply', '-f', '-'], object);

  before(async () => {
    cluster = await TestCluster.start();
    connect = await connectTo(cluster, stopping.signal);
    await cluster.kubectl(['create', 'namespace', 'my-apps']);
    await cluster.kubectl([
      'create',
      'rolebinding',
      'team-apps',
      '--namespace=my-apps',
      '--clusterrole=app-editor',
      '--group=backstage:group:default/team-apps',
    ]);
    // As it is before Kubernetes 1.36, where nothing but a list of names counts.
    await cluster.kubectl([
      'delete',
      'clusterrolebinding/services-toolkit-portal-acting-as-people',
    ]);
    await apply(mayImpersonate(alice));
  });

  after(async () => {
    stopping.abort();
    await cluster?.stop();
  });

  it('is watched once for all who ask, and tells a late one what there is', async () => {
    await apply(aPoolClass('first'));
    const portal = connect();
    const seen: string[] = [];
    const early = portal.watch<ClusterInstanceClass>(clusterInstanceClasses, {
      onEvent: ({ type, object }) => {
        seen.push(`${type} ${object.metadata.name}`);
      },
    });
    assert.equal(early.hasSynced, false);
    await eventually('the first list', () => early.hasSynced);
    assert.deepEqual(seen, ['added first']);

    const states: string[] = [];
    const late: string[] = [];
    const second = portal.watch<ClusterInstanceClass>(clusterInstanceClasses, {
      onEvent: ({ type, object }) => {
        late.push(`${type} ${object.metadata.name}`);
      },
      onState: ({ kind }) => states.push(kind),
    });
    assert.deepEqual([late, states], [['added first'], ['synced']]);

    await apply(aPoolClass('second'));
    await eventually('both to see it', () =>
      [seen, late].every(list => list.includes('added second')),
    );
    second.stop();
    await cluster.kubectl(['delete', 'clusterinstanceclass/second']);
    await eventually('the deletion', () => seen.includes('deleted second'));
    assert.ok(!late.includes('deleted second'));
    assert.equal(early.get('first')?.metadata.name, 'first');
    const watches = (await cluster.requestsOf()).filter(
      ({ objectRef, requestURI }) =>
        requestURI.includes('watch=') &&
        objectRef?.resource === 'clusterinstanceclasses',
    );
    assert.equal(watches.length, 1);
    assert.deepEqual(portal.status().reachable, true);
  });

  it('is told the truth about what the portal may not read', async () => {
    const portal = connect();
    const watch = portal.watch<KubernetesObject>(
      builtinResourceTypes.secrets,
      {},
    );
    await eventually('the refusal', () => watch.state.kind === 'failing');
    assert.equal(watch.hasSynced, false);
    const { reachable, message } = portal.status();
    assert.equal(reachable, true);
    assert.match(message ?? '', /may not list secrets in cluster "workload"/);
    watch.stop();
    assert.equal(portal.status().message, undefined);
  });

  it('says that its token is refused, and goes on once it has another', async () => {
    const tokenFile = await cluster.file('refused');
    const portal = connect({ tokenFile });
    const watch = portal.watch(clusterInstanceClasses, {});
    await eventually('the refusal', () => watch.state.kind === 'failing');
    assert.match(portal.status().message ?? '', /refuses the portal's token/);
    assert.equal(portal.status().reachable, false);
    await writeFile(tokenFile, await cluster.token('services-toolkit-portal'));
    await eventually('the list', () => portal.status().reachable);
    assert.equal(watch.hasSynced, true);
  });

  it('is written to as the person, with no more than that person’s rights', async () => {
    const client = await connect().clientFor(alice);
    await client.create(classClaims, aClaim('my-apps', 'as-alice', 'first'));
    const [request] = (await cluster.requestsOf()).filter(
      ({ objectRef, verb }) =>
        verb === 'create' && objectRef?.name === 'as-alice',
    );
    assert.deepEqual(request?.impersonatedUser, {
      username: 'backstage:user:default/alice',
      groups: [
        'backstage:user:default/alice',
        'backstage:group:default/team-apps',
        'system:authenticated', // by the API server
      ],
    });
    await assert.rejects(
      client.create(classClaims, {
        ...aClaim('my-apps', 'elsewhere', 'first'),
        metadata: { name: 'elsewhere', namespace: 'default' },
      }),
      { code: 403 },
    );
  });

  it('is never asked to take the portal for somebody whom it was not granted', async () => {
    // She may, the portal may not in her name.
    await cluster.kubectl([
      ...['create', 'rolebinding', 'mallory', '--namespace=my-apps'],
      ...['--clusterrole=app-editor', '--user=backstage:user:default/mallory'],
    ]);
    const client = await connect().clientFor({
      userEntityRef: 'user:default/mallory',
      ownershipEntityRefs: ['user:default/mallory'],
    });
    await assert.rejects(client.list(classClaims, { namespace: 'my-apps' }), {
      code: 403,
    });
  });

  it('is written to as the portal where that is configured, and not at all where it cannot be as configured', async () => {
    const asPortal = await connect({ identity: 'serviceAccount' }).clientFor(
      alice,
    );
    await asPortal.list(classClaims, { namespace: 'my-apps' });
    await assert.rejects(
      asPortal.create(classClaims, aClaim('my-apps', 'as-portal', 'first')),
      {
        code: 403,
      },
    );
    await assert.rejects(connect({ identity: 'user' }).clientFor(alice), {
      name: 'NotAllowedError',
      message: /identity: user.*this request brought none of "okta"/,
    });
  });

  it('is known to be away, keeps what was seen, and is followed again when it is back', async () => {
    const portal = connect();
    const states: boolean[] = [];
    portal.onStatus(({ reachable }) => {
      if (states.at(-1) !== reachable) {
        states.push(reachable);
      }
    });
    const watch = portal.watch(clusterInstanceClasses, {});
    await eventually('the list', () => watch.hasSynced);
    const { port } = new URL(cluster.server);

    await cluster.kill();
    try {
      await eventually('the outage', () => !portal.status().reachable);
      assert.match(portal.status().message ?? '', /does not answer/);
      assert.ok(!portal.status().message?.includes(port));
      assert.ok(portal.status().since instanceof Date);
      assert.equal(watch.hasSynced, true);
      assert.equal(watch.list().length, 1);
    } finally {
      await cluster.restart();
    }
    await eventually('its return', () => portal.status().reachable);
    await apply(aPoolClass('after-the-outage'));
    await eventually('the new class', () => watch.list().length === 2);
    assert.deepEqual(states, [true, false, true]);
  });

  it('may be away from the start', async () => {
    await cluster.kill();
    const portal = connect();
    const watch = portal.watch(clusterInstanceClasses, {});
    try {
      await eventually('the failure', () => watch.state.kind === 'failing');
      assert.equal(watch.hasSynced, false);
    } finally {
      await cluster.restart();
    }
    await eventually('the list', () => watch.hasSynced);
    assert.equal(watch.list().length, 2);
  });
});

/** What an operator grants: the portal may act for these and for nobody else. */
function mayImpersonate({ userEntityRef, ownershipEntityRefs }: typeof alice) {
  const metadata = { name: 'portal-may-act-for-alice' };
  const rule = (resource: string, refs: string[]) => ({
    apiGroups: [''],
    resources: [resource],
    resourceNames: refs.map(ref => `backstage:${ref}`),
    verbs: ['impersonate'],
  });
  const apiGroup = 'rbac.authorization.k8s.io';
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: `${apiGroup}/v1`,
        kind: 'ClusterRole',
        metadata,
        rules: [
          rule('users', [userEntityRef]),
          rule('groups', ownershipEntityRefs),
        ],
      },
      {
        apiVersion: `${apiGroup}/v1`,
        kind: 'ClusterRoleBinding',
        metadata,
        roleRef: { apiGroup, kind: 'ClusterRole', name: metadata.name },
        subjects: [
          {
            kind: 'ServiceAccount',
            name: 'services-toolkit-portal',
            namespace: 'services-toolkit',
          },
        ],
      },
    ],
  };
}
