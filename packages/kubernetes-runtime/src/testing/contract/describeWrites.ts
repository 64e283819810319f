import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import { isConflict, isInvalid } from '../../errors/KubernetesApiError';
import {
  configMaps,
  type ContractWorld,
  type ConfigMap,
  type Claim,
} from './ContractWorld';

const { leases } = builtinResourceTypes;
const { classClaims } = resourceTypes;

/** Updates and patches: what they rest on, and what they change. */
export function describeWrites(world: ContractWorld) {
  const { named, configMap, claim } = world;

  describe('versions', () => {
    it('refuses an update that rests on an old version', async () => {
      const first = await world.client.create(
        configMaps,
        configMap('versions'),
      );
      const second = await world.client.update(configMaps, {
        ...first,
        data: { a: '1' },
      });
      assert.notEqual(
        second.metadata.resourceVersion,
        first.metadata.resourceVersion,
      );
      await assert.rejects(
        world.client.update(configMaps, { ...first, data: { a: '2' } }),
        isConflict,
      );
    });

    it('keeps the version when nothing changes', async () => {
      const first = await world.client.create(
        configMaps,
        configMap('unchanged', { a: '1' }),
      );
      const second = await world.client.update(configMaps, first);
      assert.equal(
        second.metadata.resourceVersion,
        first.metadata.resourceVersion,
      );
    });

    it('refuses an update of another object of the same name', async () => {
      const first = await world.client.create(
        configMaps,
        configMap('other-uid'),
      );
      const metadata = {
        ...named('other-uid'),
        uid: '00000000-0000-0000-0000-000000000000',
      };
      await assert.rejects(
        world.client.update(configMaps, { ...first, metadata }),
        isConflict,
      );
    });

    it('asks updates of leases and custom resources for a version', async () => {
      const lease = {
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        metadata: named('lease'),
        spec: { holderIdentity: 'a' },
      };
      await world.client.create(leases, lease);
      await assert.rejects(
        world.client.update(leases, {
          ...lease,
          spec: { holderIdentity: 'b' },
        }),
        isInvalid,
      );
    });

    it('counts generations by the spec', async () => {
      const first = await world.client.create(
        classClaims,
        claim('generations'),
      );
      assert.equal(first.metadata.generation, 1);
      const labelled = await world.client.update(classClaims, {
        ...first,
        metadata: { ...first.metadata, labels: { a: 'b' } },
      });
      assert.equal(labelled.metadata.generation, 1);
      const changed = await world.client.update(classClaims, {
        ...labelled,
        spec: { classRef: { name: 'mysql' } },
      });
      assert.equal(changed.metadata.generation, 2);
    });
  });

  describe('status', () => {
    it('is written through its subresource only', async () => {
      const status = { binding: { name: 'secret' } };
      const created = await world.client.create(
        classClaims,
        claim('status', { status }),
      );
      assert.equal(created.status, undefined);
      const written = await world.client.update(
        classClaims,
        { ...created, status },
        { subresource: 'status' },
      );
      assert.deepEqual(written.status, status);
      const { status: _, ...without } = written;
      const kept: Claim = await world.client.update<Claim>(classClaims, {
        ...without,
        spec: { classRef: { name: 'mysql' } },
      });
      assert.deepEqual(kept.status, status);
      const specIgnored = await world.client.update(
        classClaims,
        { ...kept, spec: { classRef: { name: 'x' } } },
        { subresource: 'status' },
      );
      assert.deepEqual(specIgnored.spec, { classRef: { name: 'mysql' } });
    });
  });

  describe('patches', () => {
    it('merges', async () => {
      await world.client.create(
        configMaps,
        configMap('merge', { a: '1', b: '2' }),
      );
      const patched = await world.client.patch<ConfigMap>(
        configMaps,
        named('merge'),
        { data: { a: null, c: '3' } },
        { type: 'merge' },
      );
      assert.deepEqual(patched.data, { b: '2', c: '3' });
    });

    it('refuses a merge that rests on an old version', async () => {
      const { metadata } = await world.client.create(
        configMaps,
        configMap('merge-old'),
      );
      await world.client.patch(
        configMaps,
        named('merge-old'),
        { data: { a: '1' } },
        { type: 'merge' },
      );
      const { resourceVersion } = metadata;
      await assert.rejects(
        world.client.patch(
          configMaps,
          named('merge-old'),
          { metadata: { resourceVersion }, data: { a: '2' } },
          { type: 'merge' },
        ),
        isConflict,
      );
    });

    it('applies JSON patches with their tests', async () => {
      await world.client.create(configMaps, configMap('json', { a: '1' }));
      const move = (from: string, to: string) => [
        { op: 'test', path: '/data/a', value: from },
        { op: 'replace', path: '/data/a', value: to },
      ];
      const patched = await world.client.patch<ConfigMap>(
        configMaps,
        named('json'),
        move('1', '2'),
        { type: 'json' },
      );
      assert.deepEqual(patched.data, { a: '2' });
      await assert.rejects(
        world.client.patch(configMaps, named('json'), move('1', '3'), {
          type: 'json',
        }),
        isInvalid,
      );
    });
  });
}
