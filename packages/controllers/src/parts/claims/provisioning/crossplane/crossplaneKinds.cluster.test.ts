import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { finalizers } from '@services-toolkit/kubernetes-api';
import { classClaims } from '../../../../__testUtils__/databases';
import { reasonOf } from '../../../../__testUtils__/reasonOf';
import { synced } from './__testUtils__/FakeCrossplane';
import { recorded } from './__testUtils__/recorded';
import {
  creating,
  cluster,
  crossplane,
  wide,
  addClass,
  waitForWords,
  claimOn,
} from './__testUtils__/crossplaneCluster';

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
