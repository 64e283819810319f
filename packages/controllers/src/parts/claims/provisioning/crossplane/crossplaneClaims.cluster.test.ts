import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  crossplaneResourceTypes,
  summarizeClaim,
  type CompositeDefinition,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  annotations,
  builtinResourceTypes,
  finalizers,
  isReady,
  labels,
  type ClassClaim,
  type ClusterInstanceClass,
  type KubernetesObject,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import type { ControllersProcess } from '../../../../__testUtils__/ControllersProcess';
import {
  aDatabase,
  classClaims,
  clusterInstanceClasses,
  databaseType,
  resourceClaims,
} from '../../../../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../../../../__testUtils__/reasonOf';
import { TestCluster } from '../../../../__testUtils__/TestCluster';
import { find } from '../../../../__testUtils__/waitFor';
import {
  aCrossplaneClaim,
  aCrossplaneClass,
} from './__testUtils__/crossplaneObjects';
import {
  available,
  FakeCrossplane,
  synced,
} from './__testUtils__/FakeCrossplane';
import { recorded } from './__testUtils__/recorded';

const { secrets } = builtinResourceTypes;
const creating = [
  'Ready',
  'False',
  'Creating',
  'Unready resources: db',
] as const;

let cluster: TestCluster;
let crossplane: FakeCrossplane;
let controllers: ControllersProcess;
let legacy: CompositeDefinition;
let namespaced: CompositeDefinition;
let wide: CompositeDefinition;
/** Who makes the claims, as the API server notes it where it can: classes are so young here that the controllers ask. */
let requester: Record<string, string>;

before(async () => {
  cluster = await TestCluster.start();
  crossplane = new FakeCrossplane(cluster);
  await crossplane.uninstall();
  requester = await whoAmI();
  await crossplane.install();
  legacy = await crossplane.define('xlegacydbs', 'claims.example.org');
  namespaced = await crossplane.define('modernedbs', 'claims.example.org');
  wide = await crossplane.define('wideqs', 'claims.example.org');
  controllers = await cluster.startControllers();
  await addClass('legacy', legacy, {
    compositionSelector: { matchLabels: { tier: 'gold' } },
    compositionUpdatePolicy: 'Manual',
  });
  await addClass('namespaced', namespaced, {
    compositionRef: { name: 'small' },
    compositionSelector: { matchLabels: { tier: 'gold' } },
  });
  await addClass('wide', wide);
});

after(async () => {
  await controllers?.stop();
  await crossplane?.uninstall();
  await cluster?.stop();
});

async function whoAmI(): Promise<Record<string, string>> {
  const { status } = JSON.parse(
    await cluster.kubectl(['auth', 'whoami', '--output=json']),
  );
  return {
    [annotations.requestedBy]: status.userInfo.username,
    [annotations.requestedByGroups]: JSON.stringify(status.userInfo.groups),
  };
}

function createClaim(
  namespace: string,
  className: string,
  parameters?: Record<string, unknown>,
): Promise<ClassClaim> {
  const claim = aCrossplaneClaim(namespace, 'orders', className, parameters);
  return cluster.client.create(classClaims, {
    ...claim,
    metadata: { ...claim.metadata, annotations: requester },
  });
}

async function addClass(
  name: string,
  { name: compositeResourceDefinition }: CompositeDefinition,
  choice: object = {},
): Promise<void> {
  await cluster.client.create(
    clusterInstanceClasses,
    aCrossplaneClass(name, { compositeResourceDefinition, ...choice }),
  );
  await cluster.waitFor<ClusterInstanceClass>(
    clusterInstanceClasses,
    { name },
    isReady,
  );
}

function waitForClaim(
  namespace: string,
  condition: (claim: ClassClaim) => boolean,
): Promise<ClassClaim> {
  return cluster.waitFor<ClassClaim>(
    classClaims,
    { namespace, name: 'orders' },
    condition,
  );
}

/** Waits until the claim says something; the reason may be the same all the time. */
function waitForWords(namespace: string, words: RegExp): Promise<ClassClaim> {
  return waitForClaim(namespace, claim => words.test(messageOf(claim)));
}

/** A claim in a namespace of its own, and the XR that was made for it. */
async function claimOn(
  className: string,
  definition: CompositeDefinition,
  parameters?: Record<string, unknown>,
) {
  const apps = await cluster.namespace('apps');
  await createClaim(apps, className, parameters);
  const claim = await waitForClaim(
    apps,
    ({ status }) => status?.provisionedResourceRef !== undefined,
  );
  const key = {
    name: claim.status?.provisionedResourceRef?.name ?? '',
    ...(definition.type.namespaced && { namespace: apps }),
  };
  const xr = await cluster.waitFor<CompositeResource>(
    definition.type,
    key,
    () => true,
  );
  return { apps, claim, key, xr };
}

/** Deletes a claim, lets Crossplane do its part, and sees that nothing is left. */
async function release(
  definition: CompositeDefinition,
  { apps, key }: Pick<Awaited<ReturnType<typeof claimOn>>, 'apps' | 'key'>,
): Promise<void> {
  const claimKey = { namespace: apps, name: 'orders' };
  await cluster.client.delete(classClaims, claimKey);
  const leaving = await waitForClaim(apps, says('ClaimMarkedForDeletion'));
  assert.match(messageOf(leaving), new RegExp(`"${key.name}"`));
  const xr = await cluster.waitFor<CompositeResource>(
    definition.type,
    key,
    ({ metadata }) => metadata.deletionTimestamp !== undefined,
  );
  assert.ok(xr.metadata.finalizers?.length);
  await crossplane.releaseFinalizers(definition, key);
  await cluster.waitForEnd(classClaims, claimKey);
  assert.equal(await find(cluster.client, definition.type, key), undefined);
  const { items } = await cluster.client.list<ResourceClaim>(resourceClaims, {
    namespace: apps,
  });
  for (const { metadata } of items) {
    await cluster.waitForEnd(resourceClaims, {
      namespace: apps,
      name: metadata.name ?? '',
    });
  }
  const left = await cluster.client.list(secrets, { namespace: apps });
  for (const { metadata } of left.items) {
    // The garbage collector takes what the XR owned.
    await cluster.waitForEnd(secrets, {
      namespace: apps,
      name: metadata.name ?? '',
    });
  }
}

async function passwordOf(claim: ClassClaim): Promise<string> {
  const secret = await cluster.client.get<
    KubernetesObject & { data: Record<string, string> }
  >(secrets, {
    namespace: claim.metadata.namespace ?? '',
    name: claim.status?.binding?.name ?? '',
  });
  return Buffer.from(secret.data.password ?? '', 'base64').toString();
}

describe('a claim is fulfilled and released', () => {
  test('with a connection Secret, as Crossplane 1 has it', async () => {
    const one = await claimOn('legacy', legacy, { storageGB: 5 });
    const { apps, claim, key, xr } = one;
    const { uid = '' } = claim.metadata;
    assert.equal(key.name, `orders-${uid.slice(0, 5)}`);
    assert.deepEqual(claim.status?.provisionedResourceRef, {
      apiVersion: 'claims.example.org/v1alpha1',
      kind: 'XLegacyDB',
      name: key.name,
    });
    assert.deepEqual(claim.metadata.finalizers, [
      finalizers.classClaimProvision,
    ]);
    assert.equal(
      claim.metadata.annotations?.[annotations.xrdName],
      legacy.name,
    );
    assert.deepEqual(xr.spec, {
      storageGB: 5,
      tier: 'small',
      compositionSelector: { matchLabels: { tier: 'gold' } },
      compositionUpdatePolicy: 'Manual',
      writeConnectionSecretToRef: { name: uid, namespace: apps },
    });
    assert.equal(xr.metadata.labels?.[labels.classClaimUid], uid);
    assert.equal(
      xr.metadata.annotations?.[annotations.classClaim],
      `${apps}/orders`,
    );
    await waitForWords(apps, /Crossplane has not looked at it yet/);

    await crossplane.start(legacy, key, synced, creating);
    const waiting = await waitForWords(apps, /Unready resources: db/);
    assert.equal(reasonOf(waiting), 'ResourceNotReady');
    assert.equal(summarizeClaim(waiting).state, 'waiting');
    // The connection Secret is there before the XR is ready, and must not be taken for readiness.
    await crossplane.connect(xr);
    await crossplane.say(legacy, key, synced, [
      'Ready',
      'False',
      'Creating',
      'Unready resources: dns',
    ]);
    const still = await waitForWords(apps, /Unready resources: dns/);
    assert.equal(still.status?.binding, undefined);

    await crossplane.say(legacy, key, synced, available);
    const ready = await waitForClaim(apps, isReady);
    assert.equal(ready.status?.binding?.name, uid);
    assert.deepEqual(ready.status?.resourceRef, {
      apiVersion: 'v1',
      kind: 'Secret',
      name: uid,
      namespace: apps,
    });
    assert.equal(await passwordOf(ready), `of-${uid}`);
    await cluster.waitForEvent(apps, 'CreatedCompositeResource');

    await release(legacy, one);
    await cluster.waitForEvent(apps, 'DeletedCompositeResource');
  });

  test('with the binding of a namespaced XR, as Crossplane 2 has it', async () => {
    const one = await claimOn('namespaced', namespaced, {
      storageGB: 7,
      labels: { team: 'blue', 'cost/centre': '7' },
    });
    const { apps, claim, key, xr } = one;
    assert.equal(claim.status?.provisionedResourceRef?.namespace, apps);
    assert.deepEqual(xr.spec, {
      storageGB: 7,
      labels: { team: 'blue', 'cost/centre': '7' },
      crossplane: {
        compositionRef: { name: 'small' },
        compositionUpdatePolicy: 'Automatic',
      },
    });
    await crossplane.start(namespaced, key, synced, creating);
    await crossplane.compose(namespaced, key, ['cert', 'login']);
    await crossplane.say(namespaced, key, synced, available);
    await waitForWords(
      apps,
      /several Secrets \(cert, login\).*status\.binding\.name/,
    );
    await cluster.client.patch(
      namespaced.type,
      key,
      { status: { binding: { name: 'login' } } },
      { type: 'merge', subresource: 'status' },
    );
    const ready = await waitForClaim(apps, isReady);
    assert.equal(ready.status?.binding?.name, 'login');
    assert.equal(ready.status?.resourceRef?.kind, 'ModerneDB');
    assert.equal(await passwordOf(ready), 'of-login');
    await release(namespaced, one);
  });

  test('with the one Secret that a namespaced XR is composed of', async () => {
    const one = await claimOn('namespaced', namespaced, { storageGB: 7 });
    const { apps, key } = one;
    await crossplane.start(namespaced, key, synced, available);
    await waitForWords(apps, /composed of no Secret.*has to compose a Secret/);
    await crossplane.compose(namespaced, key, ['only']);
    const ready = await waitForClaim(apps, isReady);
    assert.equal(await passwordOf(ready), 'of-only');
    await release(namespaced, one);
  });

  test('with the Secret of a cluster-scoped XR in another namespace, which needs no policy', async () => {
    const backing = await cluster.namespace('backing');
    const one = await claimOn('wide', wide);
    const { apps, claim, key, xr } = one;
    assert.equal(claim.status?.provisionedResourceRef?.namespace, undefined);
    assert.deepEqual(xr.spec, {
      vhosts: 1,
      crossplane: { compositionUpdatePolicy: 'Automatic' },
    });
    await crossplane.start(wide, key, synced, creating);
    await crossplane.compose(wide, key, ['queue'], backing);
    await crossplane.say(wide, key, synced, available);
    const ready = await waitForClaim(apps, isReady);
    assert.equal(ready.status?.resourceRef?.namespace, backing);
    assert.equal(await passwordOf(ready), 'of-queue');
    await release(wide, one);
  });
});

describe('a claim says what Crossplane says', () => {
  const messages: [message: string, words: RegExp][] = [
    [
      'cannot select Composition: no compatible Compositions found',
      /The service operator has to apply one for this kind.*no compatible Compositions found/,
    ],
    [
      'cannot fetch Composition: cannot get Composition: Composition.apiextensions.crossplane.io "nope" not found',
      /there is no Composition "nope"\. The service operator has to create it/,
    ],
    [
      'cannot compose resources: cannot check if composed resource "nothere" is namespaced (x/y): failed to get restmapping: no matches for kind "Instance" in version "rds.example.org/v1"',
      /Instance of rds\.example\.org\/v1, which this cluster does not serve/,
    ],
    [
      'selected CompositionRevision x does not have a valid function pipeline: function "f" (active revision "f-1") is missing required capabilities: composition',
      /the function "f" is installed and healthy/,
    ],
  ];

  test('when it cannot compose, never tells, or its Secret is not there', async () => {
    const { apps, key, xr } = await claimOn('legacy', legacy, { storageGB: 1 });
    await crossplane.start(legacy, key);
    for (const [message, words] of messages) {
      await crossplane.say(legacy, key, [
        'Synced',
        'False',
        'ReconcileError',
        message,
      ]);
      const claim = await waitForWords(apps, words);
      assert.equal(reasonOf(claim), 'ResourceNotReady');
      const { state, move } = summarizeClaim(claim);
      assert.deepEqual([state, move], ['failed', 'operator']);
    }
    await crossplane.say(legacy, key, synced);
    await waitForClaim(apps, says('ResourceReadyUnsupported'));
    await crossplane.say(legacy, key, synced, available);
    await waitForWords(apps, /is ready, but the Secret .* is not there/);
    await crossplane.connect(xr);
    await waitForClaim(apps, isReady);
  });

  test('and, of an XR that takes its time, what the resource says that keeps it', async () => {
    const { apps, key } = await claimOn('namespaced', namespaced, {
      storageGB: 1,
    });
    await crossplane.start(namespaced, key, synced, creating);
    const database = await cluster.client.create(
      databaseType,
      aDatabase(apps, 'db-1'),
    );
    const conditions = [
      { type: 'Synced', status: 'False', message: 'quota exceeded' },
    ];
    await cluster.client.update(
      databaseType,
      { ...database, status: { conditions } } as KubernetesObject,
      { subresource: 'status' },
    );
    const { apiVersion, kind } = database;
    const resourceRefs = [{ apiVersion, kind, name: 'db-1' }];
    await cluster.client.patch(
      namespaced.type,
      key,
      { spec: { crossplane: { resourceRefs } } },
      { type: 'merge' },
    );
    const failing = await waitForWords(
      apps,
      /Unready resources: db\. Database "db-1" .* fails\..* quota exceeded/,
    );
    assert.equal(summarizeClaim(failing).state, 'failed');
  });

  test('when the API server refuses the XR: its words, and it goes on once it does not', async () => {
    const group = 'behind.example.org';
    const behind = await crossplane.define('wideqs', group);
    const addTier = [
      {
        op: 'add',
        path: '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/tier',
        value: { type: 'string' },
      },
    ];
    await cluster.client.patch(
      crossplaneResourceTypes.compositeResourceDefinitions,
      { name: behind.name },
      addTier,
      { type: 'json' },
    );
    await addClass('behind', behind);
    const apps = await cluster.namespace('apps');
    await createClaim(apps, 'behind', { tier: 'gold' });
    const refused = await waitForClaim(
      apps,
      says('UnableToCreateClaimableInstance'),
    );
    assert.match(messageOf(refused), /unknown field "spec\.tier"/);
    // Crossplane brings the CustomResourceDefinition up to its XRD.
    await cluster.client.patch(
      builtinResourceTypes.customResourceDefinitions,
      { name: behind.name },
      addTier,
      { type: 'json' },
    );
    await waitForWords(apps, /Crossplane has not looked at it yet/);
  });

  test('when the controllers may not make the kind: the rule, and it goes on once they may', async () => {
    const group = 'closed-kind.example.org';
    const closed = await crossplane.define('wideqs', group);
    const role = `offer-${closed.name}`;
    await cluster.kubectl(['delete', 'clusterrole', role]);
    await cluster.client.create(
      clusterInstanceClasses,
      aCrossplaneClass('closed-kind', {
        compositeResourceDefinition: closed.name,
      }),
    );
    const apps = await cluster.namespace('apps');
    await createClaim(apps, 'closed-kind');
    // The class itself is not ready: none of its claims could be fulfilled.
    const refused = await waitForClaim(
      apps,
      one =>
        says('ClassNotReady')(one) &&
        messageOf(one).includes('CompositeResourceDefinitionNotReady'),
    );
    assert.match(
      messageOf(refused),
      /services\.apps\.tanzu\.vmware\.com\/provisioner: "true".*apiGroups: \["closed-kind\.example\.org"\], resources: \["wideqs"\], verbs: \["get", "list", "watch", "create", "delete"\]/,
    );
    await crossplane.allow(closed);
    await waitForWords(apps, /Crossplane has not looked at it yet/);
  });
});

describe('a claim never touches what is not its own', () => {
  test('an XR of somebody else that has the name is neither used nor deleted', async () => {
    const { apps, key, xr } = await claimOn('wide', wide);
    await cluster.client.delete(wide.type, key);
    // Before the controllers make it again, or after: a foreign one takes the place in the end.
    const { uid: _, resourceVersion: __, ...rest } = xr.metadata;
    const foreign = {
      ...xr,
      metadata: { ...rest, labels: {}, annotations: rest.annotations ?? {} },
    };
    const deadline = Date.now() + 30_000;
    for (;;) {
      try {
        await cluster.client.create(wide.type, foreign);
        break;
      } catch (error) {
        assert.ok(Date.now() < deadline, String(error));
        await cluster.client.delete(wide.type, key).catch(() => {});
      }
    }
    const refused = await waitForClaim(
      apps,
      says('UnableToCreateClaimableInstance'),
    );
    assert.match(messageOf(refused), /was not made for this claim/);
    await cluster.client.delete(classClaims, {
      namespace: apps,
      name: 'orders',
    });
    await cluster.waitForEnd(classClaims, { namespace: apps, name: 'orders' });
    const left = await cluster.client.get(wide.type, key);
    assert.equal(left.metadata.deletionTimestamp, undefined);
  });

  test('annotations that its owner changes lead to nothing else', async () => {
    const { apps, claim, key } = await claimOn('legacy', legacy, {
      storageGB: 1,
    });
    // A foreign one of another kind has the same name, and even the label.
    const foreign = { name: key.name };
    await cluster.client.create<CompositeResource>(wide.type, {
      apiVersion: 'claims.example.org/v1',
      kind: 'WideQ',
      metadata: {
        ...foreign,
        labels: { [labels.classClaimUid]: claim.metadata.uid ?? '' },
      },
      spec: {},
    });
    await cluster.client.patch(
      classClaims,
      { namespace: apps, name: 'orders' },
      { metadata: { annotations: { [annotations.xrdName]: wide.name } } },
      { type: 'merge' },
    );
    await cluster.client.delete(classClaims, {
      namespace: apps,
      name: 'orders',
    });
    await cluster.waitForEnd(classClaims, { namespace: apps, name: 'orders' });
    assert.equal(await find(cluster.client, legacy.type, key), undefined);
    const left = await cluster.client.get(wide.type, foreign);
    assert.equal(left.metadata.deletionTimestamp, undefined);
  });
});

describe('what the original toolkit left behind', () => {
  test('goes on without ever leaving Ready, and is deleted cleanly', async () => {
    const apps = await cluster.namespace('apps');
    const claimKey = { namespace: apps, name: 'orders' };
    await controllers.stop();
    const created = await cluster.client.create<ClassClaim>(classClaims, {
      ...aCrossplaneClaim(apps, 'orders', 'legacy', { storageGB: 3 }),
      metadata: {
        ...claimKey,
        finalizers: [finalizers.classClaimProvision],
        annotations: { [annotations.xrdName]: legacy.name },
      },
    });
    const { uid = '' } = created.metadata;
    const secretRef = { apiVersion: 'v1', kind: 'Secret', name: uid };
    const key = { name: 'orders-x7k2p' };
    const xr = await cluster.client.create<CompositeResource>(legacy.type, {
      apiVersion: 'claims.example.org/v1alpha1',
      kind: 'XLegacyDB',
      metadata: key,
      spec: {
        storageGB: 3,
        writeConnectionSecretToRef: { name: uid, namespace: apps },
      },
    });
    await crossplane.connect(xr);
    await crossplane.start(legacy, key, synced, available);
    // Statuses of the original lack reasons and times.
    const conditions = (...types: string[]) =>
      types.map(type => ({ type, status: 'True' as const }));
    await cluster.client.update<ClassClaim>(
      classClaims,
      {
        ...created,
        status: {
          conditions: conditions(
            'ClassMatched',
            'Validated',
            'ResourceClaimCreated',
            'Ready',
          ),
          binding: { name: uid },
          provisionedResourceRef: {
            apiVersion: 'claims.example.org/v1alpha1',
            kind: 'XLegacyDB',
            ...key,
          },
          resourceRef: { ...secretRef, namespace: apps },
        },
      },
      { subresource: 'status' },
    );
    const resourceClaim = await cluster.client.create<ResourceClaim>(
      resourceClaims,
      {
        apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
        kind: 'ResourceClaim',
        metadata: {
          namespace: apps,
          name: `orders-${uid.slice(0, 5)}`,
          finalizers: [finalizers.resourceClaim, finalizers.resourceClaimLease],
          ownerReferences: [
            {
              apiVersion: created.apiVersion,
              kind: 'ClassClaim',
              name: 'orders',
              uid,
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        },
        spec: { ref: secretRef },
      },
    );
    await cluster.client.update<ResourceClaim>(
      resourceClaims,
      {
        ...resourceClaim,
        status: {
          conditions: conditions('ResourceMatched', 'ResourceClaimed', 'Ready'),
          binding: { name: uid },
          claimedResourceRef: { ...secretRef, namespace: apps },
        },
      },
      { subresource: 'status' },
    );
    const stop = new AbortController();
    const unready: string[] = [];
    const watching = (async () => {
      const { signal } = stop;
      for await (const event of cluster.client.watch<ClassClaim>(classClaims, {
        namespace: apps,
        signal,
      })) {
        if (event.type !== 'BOOKMARK' && !isReady(event.object)) {
          unready.push(JSON.stringify(event.object.status));
        }
      }
    })();
    controllers = await cluster.startControllers();
    const taken = await waitForClaim(apps, says('Ready'));
    stop.abort();
    await watching;
    assert.deepEqual(unready, []);
    assert.equal(taken.status?.binding?.name, uid);
    const { spec } = await cluster.client.get<CompositeResource>(
      legacy.type,
      key,
    );
    assert.deepEqual(spec, xr.spec);
    await release(legacy, { apps, key });
  });
});

test('a claim that the original left waiting for its credentials goes on', async () => {
  const apps = await cluster.namespace('apps');
  await controllers.stop();
  const claim = await createClaim(apps, 'legacy', { storageGB: 3 });
  const key = { name: 'orders-w4t1n' };
  const provisionedResourceRef = {
    apiVersion: 'claims.example.org/v1alpha1',
    kind: 'XLegacyDB',
    ...key,
  };
  const { uid = '' } = claim.metadata;
  const xr = await cluster.client.create<CompositeResource>(legacy.type, {
    apiVersion: provisionedResourceRef.apiVersion,
    kind: provisionedResourceRef.kind,
    metadata: key,
    spec: {
      storageGB: 3,
      writeConnectionSecretToRef: { name: uid, namespace: apps },
    },
  });
  const provisioned = await cluster.client.patch<ClassClaim>(
    classClaims,
    { namespace: apps, name: 'orders' },
    {
      metadata: {
        finalizers: [finalizers.classClaimProvision],
        annotations: { [annotations.xrdName]: legacy.name },
      },
    },
    { type: 'merge' },
  );
  const waits = { status: 'False', reason: 'ResourceReady' } as const;
  await cluster.client.update<ClassClaim>(
    classClaims,
    {
      ...provisioned,
      status: {
        conditions: [
          { type: 'ClassMatched', status: 'True' },
          { type: 'Validated', status: 'True' },
          { type: 'ResourceClaimCreated', ...waits },
          { type: 'Ready', ...waits },
        ],
        provisionedResourceRef,
      },
    },
    { subresource: 'status' },
  );
  await crossplane.start(legacy, key, synced, available);
  controllers = await cluster.startControllers();
  await waitForWords(apps, /is ready, but the Secret .* is not there/);
  await crossplane.connect(xr);
  const ready = await waitForClaim(apps, isReady);
  assert.deepEqual(
    ready.status?.provisionedResourceRef,
    provisionedResourceRef,
  );
  assert.equal(await passwordOf(ready), `of-${uid}`);
  await release(legacy, { apps, key });
});

describe('schemas', () => {
  test("that let anything through, do; but nothing gets to what is Crossplane's own", async () => {
    const group = 'free.example.org';
    const free = {
      type: 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      properties: {
        tags: { type: 'object', additionalProperties: true },
        options: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
        },
      },
    };
    const xrd = recorded('xrd-wideqs', group);
    const [version] = xrd.spec?.versions as object[];
    const open = {
      ...xrd,
      spec: {
        ...xrd.spec,
        versions: [
          {
            ...version,
            schema: { openAPIV3Schema: { properties: { spec: free } } },
          },
        ],
      },
    };
    const crd = recorded('crd-wideqs', group);
    const [served] = crd.spec?.versions as {
      schema: { openAPIV3Schema: { properties: { spec: any } } };
    }[];
    const { spec } = served?.schema.openAPIV3Schema.properties ?? {};
    Object.assign(spec, free, {
      properties: {
        crossplane: spec.properties.crossplane,
        ...free.properties,
      },
    });
    await crossplane.apply(open);
    const definition = await crossplane.establish(open, crd);
    await crossplane.allow(definition);
    await addClass('free', definition);
    const parameters = {
      tags: { a: 1, b: ['c', true] },
      options: { d: { e: 'f' } },
      more: ['g'],
    };
    const { xr } = await claimOn('free', definition, {
      ...parameters,
      crossplane: {
        resourceRefs: [
          {
            apiVersion: 'v1',
            kind: 'Secret',
            name: 'not-yours',
            namespace: 'kube-system',
          },
        ],
      },
    });
    assert.deepEqual(xr.spec, {
      ...parameters,
      crossplane: { compositionUpdatePolicy: 'Automatic' },
    });
  });
});

test('an XR whose kind is not served keeps its claim for as long as the CustomResourceDefinition exists', async () => {
  const hidden = await crossplane.define('wideqs', 'hidden.example.org');
  await addClass('hidden', hidden);
  const { apps, key } = await claimOn('hidden', hidden);
  await crossplane.start(hidden, key, synced, creating);
  await waitForWords(apps, /Unready resources: db/);
  await crossplane.serve(hidden, false);
  const claimKey = { namespace: apps, name: 'orders' };
  await cluster.client.delete(classClaims, claimKey);
  const blocked = await waitForWords(
    apps,
    /WideQ \(hidden\.example\.org\) is not served at the moment, though its CustomResourceDefinition "wideqs\.hidden\.example\.org" exists/,
  );
  assert.equal(reasonOf(blocked), 'UnableToDeleteClaimableInstance');
  assert.ok(
    blocked.metadata.finalizers?.includes(finalizers.classClaimProvision),
  );
  await crossplane.serve(hidden, true);
  await waitForWords(apps, /It is kept by its finalizers/);
  const xr = await cluster.client.get(hidden.type, key);
  assert.ok(xr.metadata.deletionTimestamp);
  await crossplane.releaseFinalizers(hidden, key);
  await cluster.waitForEnd(classClaims, claimKey);
});

// The last test: Crossplane is taken away.
describe('without Crossplane', () => {
  test('a claim says what keeps it, and ends once the kind is gone', async () => {
    const { apps, key } = await claimOn('wide', wide);
    await crossplane.start(wide, key, synced, creating);
    await waitForWords(apps, /Unready resources: db/);
    await crossplane.uninstall();
    await cluster.client.delete(classClaims, {
      namespace: apps,
      name: 'orders',
    });
    const blocked = await waitForWords(apps, /Crossplane, which would remove/);
    assert.equal(reasonOf(blocked), 'UnableToDeleteClaimableInstance');
    await cluster.waitForEvent(apps, 'CompositeResourceDeletionFailed');
    await crossplane.releaseFinalizers(wide, key);
    await cluster.waitForEnd(classClaims, { namespace: apps, name: 'orders' });
  });
});
