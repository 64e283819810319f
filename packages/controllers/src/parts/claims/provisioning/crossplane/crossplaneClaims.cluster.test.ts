import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  crossplaneResourceTypes,
  summarizeClaim,
  type CompositeResource,
} from '@services-toolkit/claims';
import {
  annotations,
  builtinResourceTypes,
  finalizers,
  isReady,
  labels,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  aDatabase,
  classClaims,
  clusterInstanceClasses,
  databaseType,
} from '../../../../__testUtils__/databases';
import { messageOf, reasonOf, says } from '../../../../__testUtils__/reasonOf';
import { find } from '../../../../__testUtils__/waitFor';
import { aCrossplaneClass } from './__testUtils__/crossplaneObjects';
import { available, synced } from './__testUtils__/FakeCrossplane';
import {
  creating,
  cluster,
  crossplane,
  legacy,
  namespaced,
  wide,
  createClaim,
  addClass,
  waitForClaim,
  waitForWords,
  claimOn,
  release,
  passwordOf,
} from './__testUtils__/crossplaneCluster';

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
