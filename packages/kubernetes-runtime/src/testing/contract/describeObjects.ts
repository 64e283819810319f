import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  builtinResourceTypes,
  exactInteger,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import {
  isAlreadyExists,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '../../errors/KubernetesApiError';
import { createInformer } from '../../informer/createInformer';
import {
  configMaps,
  type Claim,
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

    it('gives whole numbers of 64 bits back with all their digits', async () => {
      const id = exactInteger('9007199254740993');
      const smallest = exactInteger('-9223372036854775808');
      const spec = {
        classRef: { name: 'postgres' },
        parameters: { id, ids: [smallest, 9007199254740991], text: id.rawJSON },
      };
      const { client } = world;
      const informer = createInformer<Claim>({
        client,
        type: classClaims,
        namespace: world.namespace,
      });
      const stopped = new AbortController();
      informer.start(stopped.signal);
      await informer.synced();
      try {
        const created = await client.create(
          classClaims,
          world.claim('exact', { spec }),
        );
        assert.deepEqual(created.spec, spec);
        const key = `${world.namespace}/exact`;
        await eventually(
          'the claim, by the watch of the informer',
          () => informer.get(key) !== undefined,
        );
        assert.deepEqual(informer.get(key)?.spec, spec);
        const { items } = await client.list<Claim>(classClaims, {
          namespace: world.namespace,
        });
        const listed = items.find(({ metadata }) => metadata.name === 'exact');
        assert.deepEqual(listed?.spec, spec);
      } finally {
        stopped.abort();
      }
    });

    it('writes whole numbers of 64 bits as they were read, by whatever kind of write', async () => {
      const { client } = world;
      const parameters = { id: exactInteger('9007199254740993') };
      const spec = { classRef: { name: 'postgres' }, parameters };
      await client.create(classClaims, world.claim('exact-from', { spec }));
      const from = await client.get<Claim>(classClaims, named('exact-from'));
      const options = { fieldManager: 'exact' };
      await client.apply(
        classClaims,
        world.claim('exact-to', { spec: from.spec }),
        options,
      );
      const digits = async () => {
        const { spec: stored } = await client.get<Claim>(
          classClaims,
          named('exact-to'),
        );
        return JSON.stringify(stored?.parameters);
      };
      assert.equal(await digits(), '{"id":9007199254740993}');
      const seen = await world.seenByKubectl?.('classclaim', 'exact-to');
      assert.match(
        seen ?? '"id": 9007199254740993',
        /"id": 9007199254740993\b/,
      );
      const to = await client.get<Claim>(classClaims, named('exact-to'));
      await client.update(classClaims, {
        ...to,
        metadata: { ...to.metadata, labels: { updated: 'yes' } },
      });
      assert.equal(await digits(), '{"id":9007199254740993}');
      await client.patch(
        classClaims,
        named('exact-to'),
        { spec: { parameters: { more: exactInteger('9007199254740995') } } },
        { type: 'merge', ...options },
      );
      assert.equal(
        await digits(),
        '{"id":9007199254740993,"more":9007199254740995}',
      );
      await client.patch(
        classClaims,
        named('exact-to'),
        [
          {
            op: 'replace',
            path: '/spec/parameters/more',
            value: parameters.id,
          },
        ],
        { type: 'json', ...options },
      );
      assert.equal(
        await digits(),
        '{"id":9007199254740993,"more":9007199254740993}',
      );
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
