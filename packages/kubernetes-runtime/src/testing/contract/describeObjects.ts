import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import {
  isAlreadyExists,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '../../errors/KubernetesApiError';
import {
  configMaps,
  type ContractWorld,
  type ConfigMap,
} from './ContractWorld';

const { secrets } = builtinResourceTypes;
const { classClaims } = resourceTypes;

/** What every object has, and how its absence shows. */
export function describeObjects(world: ContractWorld) {
  const { named, configMap } = world;

  describe('objects', () => {
    it('gives a new object its identity', async () => {
      const created = await world.client.create(
        configMaps,
        configMap('new', { a: '1' }),
      );
      assert.match(created.metadata.uid ?? '', /^[0-9a-f-]{36}$/);
      assert.ok(created.metadata.resourceVersion);
      assert.ok(created.metadata.creationTimestamp);
      assert.deepEqual(
        (await world.client.get<ConfigMap>(configMaps, named('new'))).data,
        { a: '1' },
      );
    });

    it('makes a name from generateName', async () => {
      const { metadata } = await world.client.create(
        configMaps,
        configMap('', undefined, { name: undefined, generateName: 'made-' }),
      );
      assert.match(metadata.name ?? '', /^made-.{5}$/);
    });

    it('creates a name once', async () => {
      await world.client.create(configMaps, configMap('once'));
      await assert.rejects(
        world.client.create(configMaps, configMap('once')),
        isAlreadyExists,
      );
    });

    it('stores nothing in a dry run', async () => {
      await world.client.create(configMaps, configMap('dry'), { dryRun: true });
      await assert.rejects(
        world.client.get(configMaps, named('dry')),
        isNotFound,
      );
    });

    it('tells an object that is absent from a kind that is not served', async () => {
      const nothing = {
        group: 'nothing.example.org',
        version: 'v1',
        kind: 'Nothing',
        plural: 'nothings',
        namespaced: true,
      };
      await assert.rejects(
        world.client.get(configMaps, named('absent')),
        isNotFound,
      );
      await assert.rejects(
        world.client.get(nothing, named('absent')),
        isKindNotServed,
      );
      await assert.rejects(world.client.list(nothing), isKindNotServed);
    });

    it('hands out nothing but metadata when that is asked for', async () => {
      await world.client.create(
        configMaps,
        configMap('meta', { a: '1' }, { labels: { meta: 'yes' } }),
      );
      const got = await world.client.get<ConfigMap>(configMaps, named('meta'), {
        metadataOnly: true,
      });
      const { items } = await world.client.list<ConfigMap>(configMaps, {
        namespace: world.namespace,
        labelSelector: 'meta',
        metadataOnly: true,
      });
      for (const object of [got, ...items]) {
        assert.equal(object.kind, 'ConfigMap');
        assert.equal(object.data, undefined);
        assert.deepEqual(object.metadata.labels, { meta: 'yes' });
      }
      assert.equal(items.length, 1);
    });

    it('encodes stringData of a Secret', async () => {
      const object = {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: named('string-data'),
        stringData: { a: 'b' },
      };
      await world.client.create(secrets, object);
      const stored = await world.client.get<
        KubernetesObject & { data?: object; stringData?: object }
      >(secrets, named('string-data'));
      assert.deepEqual(
        [stored.data, stored.stringData],
        [{ a: 'Yg==' }, undefined],
      );
    });

    it('refuses with the types that callers decide by', async () => {
      const error: unknown = await world.client
        .get(configMaps, named('nope'))
        .catch(cause => cause);
      assert.ok(error instanceof KubernetesApiError);
      assert.deepEqual(
        [error.code, error.reason, error.details?.name],
        [404, 'NotFound', 'nope'],
      );
    });
  });

  describe('kinds', () => {
    it('are found by discovery', async () => {
      assert.deepEqual(await world.client.resolveKind('', 'Secret'), {
        ...secrets,
      });
      assert.deepEqual(
        await world.client.resolveKind(
          'services.apps.tanzu.vmware.com',
          'ClassClaim',
        ),
        { ...classClaims },
      );
      assert.equal(
        await world.client.resolveKind(
          'services.apps.tanzu.vmware.com',
          'Nothing',
        ),
        undefined,
      );
      assert.equal(
        await world.client.resolveKind('nothing.example.org', 'Nothing'),
        undefined,
      );
    });
  });
}
