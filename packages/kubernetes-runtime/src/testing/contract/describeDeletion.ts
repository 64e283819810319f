import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isConflict,
  isInvalid,
  isNotFound,
} from '../../errors/KubernetesApiError';
import {
  configMaps,
  type ContractWorld,
  type ConfigMap,
} from './ContractWorld';

/** Preconditions, finalizers and owners. */
export function describeDeletion(world: ContractWorld) {
  const { named, configMap } = world;

  describe('deletion', () => {
    it('checks the preconditions', async () => {
      const { metadata } = await world.client.create(
        configMaps,
        configMap('precondition'),
      );
      await world.client.update(
        configMaps,
        configMap('precondition', { a: '1' }),
      );
      const { uid, resourceVersion } = metadata;
      await assert.rejects(
        world.client.delete(configMaps, named('precondition'), {
          resourceVersion,
        }),
        isConflict,
      );
      await assert.rejects(
        world.client.delete(configMaps, named('precondition'), {
          uid: '00000000-0000-0000-0000-000000000000',
        }),
        isConflict,
      );
      await world.client.delete(configMaps, named('precondition'), { uid });
      await assert.rejects(
        world.client.get(configMaps, named('precondition')),
        isNotFound,
      );
      await assert.rejects(
        world.client.delete(configMaps, named('precondition')),
        isNotFound,
      );
    });

    it('waits for the last finalizer', async () => {
      const finalizers = ['example.org/wait'];
      await world.client.create(
        configMaps,
        configMap('finalized', undefined, { finalizers }),
      );
      await world.client.delete(configMaps, named('finalized'));
      const marked = await world.client.get<ConfigMap>(
        configMaps,
        named('finalized'),
      );
      assert.ok(marked.metadata.deletionTimestamp);
      const more = {
        ...marked,
        metadata: {
          ...marked.metadata,
          finalizers: [...finalizers, 'example.org/more'],
        },
      };
      await assert.rejects(world.client.update(configMaps, more), isInvalid);
      await world.client.update(configMaps, {
        ...marked,
        metadata: { ...marked.metadata, finalizers: [] },
      });
      await assert.rejects(
        world.client.get(configMaps, named('finalized')),
        isNotFound,
      );
    });

    it('takes along what the object owned', async () => {
      const { metadata } = await world.client.create(
        configMaps,
        configMap('owner'),
      );
      const owner = {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'owner',
        uid: metadata.uid ?? '',
      };
      await world.client.create(
        configMaps,
        configMap('owned', undefined, { ownerReferences: [owner] }),
      );
      const watch = world.collect({
        resourceVersion: metadata.resourceVersion,
      });
      await world.client.delete(configMaps, named('owner'), {
        propagationPolicy: 'Background',
      });
      await watch.until(
        event =>
          event.type === 'DELETED' && event.object.metadata.name === 'owned',
      );
      await watch.stop();
    });
  });
}
