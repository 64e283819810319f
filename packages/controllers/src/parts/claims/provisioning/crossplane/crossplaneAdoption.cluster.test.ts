import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type CompositeResource } from '@services-toolkit/claims';
import {
  annotations,
  finalizers,
  isReady,
  type ClassClaim,
  type ResourceClaim,
} from '@services-toolkit/kubernetes-api';
import {
  classClaims,
  resourceClaims,
} from '../../../../__testUtils__/databases';
import { says } from '../../../../__testUtils__/reasonOf';
import { aCrossplaneClaim } from './__testUtils__/crossplaneObjects';
import { available, synced } from './__testUtils__/FakeCrossplane';
import {
  cluster,
  crossplane,
  legacy,
  createClaim,
  waitForClaim,
  waitForWords,
  release,
  passwordOf,
  startControllers,
  stopControllers,
} from './__testUtils__/crossplaneCluster';

describe('what the original toolkit left behind', () => {
  test('goes on without ever leaving Ready, and is deleted cleanly', async () => {
    const apps = await cluster.namespace('apps');
    const claimKey = { namespace: apps, name: 'orders' };
    await stopControllers();
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
    await startControllers();
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
  await stopControllers();
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
  await startControllers();
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
