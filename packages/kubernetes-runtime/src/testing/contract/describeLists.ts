import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listAll } from '../../client/listAll';
import { configMaps, type ContractWorld } from './ContractWorld';

/** Selectors, pages, and watches that miss nothing. */
export function describeLists(world: ContractWorld) {
  const { named, configMap } = world;

  describe('lists and watches', () => {
    it('selects by labels and fields', async () => {
      await world.client.create(
        configMaps,
        configMap('red', undefined, { labels: { colour: 'red', size: 'l' } }),
      );
      await world.client.create(
        configMaps,
        configMap('blue', undefined, { labels: { colour: 'blue' } }),
      );
      const names = async (labelSelector?: string, fieldSelector?: string) =>
        (
          await world.client.list(configMaps, {
            namespace: world.namespace,
            labelSelector,
            fieldSelector,
          })
        ).items.map(({ metadata }) => metadata.name);
      assert.deepEqual(await names('colour=red'), ['red']);
      assert.deepEqual(await names('colour,colour!=red'), ['blue']);
      assert.deepEqual(await names('colour in (red,blue)'), ['blue', 'red']);
      assert.deepEqual(await names('colour in (red,blue),!size'), ['blue']);
      assert.deepEqual(await names('colour, colour notin (red)'), ['blue']);
      assert.deepEqual(await names('colour', 'metadata.name=red'), ['red']);
    });

    it('lists in pages', async () => {
      for (const name of ['page-1', 'page-2', 'page-3']) {
        await world.client.create(
          configMaps,
          configMap(name, {}, { labels: { paged: 'yes' } }),
        );
      }
      const selection = { namespace: world.namespace, labelSelector: 'paged' };
      const first = await world.client.list(configMaps, {
        ...selection,
        limit: 2,
      });
      assert.equal(first.items.length, 2);
      assert.ok(first.continue);
      const all = await listAll(world.client, configMaps, {
        ...selection,
        limit: 2,
      });
      assert.deepEqual(
        all.items.map(({ metadata }) => metadata.name),
        ['page-1', 'page-2', 'page-3'],
      );
    });

    it('tells every change from a version on, in order', async () => {
      const { resourceVersion } = await world.client.list(configMaps, {
        namespace: world.namespace,
      });
      const watch = world.collect({
        resourceVersion,
        labelSelector: 'watched=yes',
      });
      const labels = { watched: 'yes' };
      const created = await world.client.create(
        configMaps,
        configMap('watched', undefined, { labels }),
      );
      await world.client.create(configMaps, configMap('not-watched'));
      const updated = await world.client.update(configMaps, {
        ...created,
        data: { a: '1' },
      });
      const left = await world.client.update(configMaps, {
        ...updated,
        metadata: { ...updated.metadata, labels: {} },
      });
      await world.client.update(configMaps, {
        ...left,
        metadata: { ...left.metadata, labels },
      });
      await world.client.delete(configMaps, named('watched'));
      await watch.until(() => watch.events.length === 5);
      assert.deepEqual(
        watch.events.map(event => event.type),
        ['ADDED', 'MODIFIED', 'DELETED', 'ADDED', 'DELETED'],
      );
      await watch.stop();
    });

    it('tells what exists first when no version is given', async () => {
      await world.client.create(
        configMaps,
        configMap('existing', undefined, { labels: { existing: 'yes' } }),
      );
      const watch = world.collect({ labelSelector: 'existing' });
      await watch.until(
        event =>
          event.type === 'ADDED' && event.object.metadata.name === 'existing',
      );
      await watch.stop();
    });
  });
}
