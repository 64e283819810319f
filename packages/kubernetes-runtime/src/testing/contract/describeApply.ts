import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import { isConflict, isNotFound } from '../../errors/KubernetesApiError';
import { configMaps, type ContractWorld } from './ContractWorld';

const { classClaims } = resourceTypes;

/** Server-side apply: who owns which field. */
export function describeApply(world: ContractWorld) {
  const { named, configMap, claim } = world;

  describe('server-side apply', () => {
    const a = { fieldManager: 'manager-a' };
    const b = { fieldManager: 'manager-b' };

    it('creates, and takes back what its manager no longer applies', async () => {
      await world.client.apply(
        configMaps,
        configMap('apply', { a: '1', b: '2' }),
        a,
      );
      await world.client.apply(configMaps, configMap('apply', { c: '3' }), b);
      const { data } = await world.client.apply(
        configMaps,
        configMap('apply', { a: '1' }),
        a,
      );
      assert.deepEqual(data, { a: '1', c: '3' });
    });

    it('keeps the version when nothing changes', async () => {
      const first = await world.client.apply(
        configMaps,
        configMap('apply-same', { a: '1' }),
        a,
      );
      const second = await world.client.apply(
        configMaps,
        configMap('apply-same', { a: '1' }),
        a,
      );
      assert.equal(
        second.metadata.resourceVersion,
        first.metadata.resourceVersion,
      );
    });

    it("conflicts on another manager's field, unless forced", async () => {
      await world.client.apply(
        configMaps,
        configMap('contested', { a: '1' }),
        a,
      );
      await assert.rejects(
        world.client.apply(configMaps, configMap('contested', { a: '2' }), b),
        isConflict,
      );
      const { data } = await world.client.apply(
        configMaps,
        configMap('contested', { a: '2' }),
        { ...b, force: true },
      );
      assert.deepEqual(data, { a: '2' });
    });

    it('conflicts on what an update has set', async () => {
      await world.client.create(configMaps, configMap('updated', { a: '1' }), {
        fieldManager: 'person',
      });
      await assert.rejects(
        world.client.apply(configMaps, configMap('updated', { a: '2' }), a),
        isConflict,
      );
    });

    it('treats finalizers as a set in which each manager has its own', async () => {
      await world.client.apply(
        configMaps,
        configMap('finalizers', undefined, { finalizers: ['example.org/a'] }),
        a,
      );
      await world.client.apply(
        configMaps,
        configMap('finalizers', undefined, { finalizers: ['example.org/b'] }),
        b,
      );
      const { metadata } = await world.client.apply(
        configMaps,
        configMap('finalizers'),
        a,
      );
      assert.deepEqual(metadata.finalizers, ['example.org/b']);
      await world.client.apply(configMaps, configMap('finalizers'), b);
    });

    it('merges conditions by their type', async () => {
      const condition = (type: string, status: string) => ({
        type,
        status,
        reason: 'Test',
        message: '',
        lastTransitionTime: '2026-01-01T00:00:00Z',
      });
      const { metadata } = await world.client.create(
        classClaims,
        claim('conditions'),
      );
      const withConditions = (...conditions: object[]) =>
        claim('conditions', {
          metadata: { ...named('conditions'), uid: metadata.uid },
          status: { conditions },
        });
      await world.client.apply(
        classClaims,
        withConditions(condition('Ready', 'False')),
        { ...a, subresource: 'status' },
      );
      await world.client.apply(
        classClaims,
        withConditions(condition('Other', 'True')),
        { ...b, subresource: 'status' },
      );
      const last = await world.client.apply(
        classClaims,
        withConditions(condition('Ready', 'True')),
        { ...a, subresource: 'status' },
      );
      assert.deepEqual(last.status?.conditions, [
        condition('Ready', 'True'),
        condition('Other', 'True'),
      ]);
      assert.deepEqual(last.spec, { classRef: { name: 'postgres' } });
    });

    it('with a UID never creates again what was deleted', async () => {
      const { metadata } = await world.client.apply(
        configMaps,
        configMap('gone', { a: '1' }),
        a,
      );
      await world.client.delete(configMaps, named('gone'));
      const { uid } = metadata;
      await assert.rejects(
        world.client.apply(
          configMaps,
          configMap('gone', { a: '1' }, { uid }),
          a,
        ),
        isConflict,
      );
      await world.client.apply(configMaps, configMap('gone', { a: '1' }), a);
      await assert.rejects(
        world.client.apply(
          configMaps,
          configMap('gone', { a: '2' }, { uid }),
          a,
        ),
        isConflict,
      );
    });

    it('with a version rests on it', async () => {
      const { metadata } = await world.client.apply(
        configMaps,
        configMap('apply-version', { a: '1' }),
        a,
      );
      await world.client.apply(
        configMaps,
        configMap('apply-version', { a: '2' }),
        a,
      );
      const { resourceVersion } = metadata;
      await assert.rejects(
        world.client.apply(
          configMaps,
          configMap('apply-version', { a: '3' }, { resourceVersion }),
          a,
        ),
        isConflict,
      );
    });

    it('with a version that no object has creates, and never writes what is there', async () => {
      const desired = configMap(
        'apply-once',
        { a: '1' },
        { resourceVersion: '1' },
      );
      const { data } = await world.client.apply(configMaps, desired, a);
      assert.deepEqual(data, { a: '1' });
      await assert.rejects(
        world.client.apply(configMaps, desired, { ...a, force: true }),
        isConflict,
      );
    });

    it('does not write the status of an object that is not there', async () => {
      await assert.rejects(
        world.client.apply(classClaims, claim('no-object', { status: {} }), {
          ...a,
          subresource: 'status',
        }),
        isNotFound,
      );
    });
  });
}
