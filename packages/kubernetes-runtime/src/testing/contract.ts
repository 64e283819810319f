import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import type { KubernetesClient, WatchEvent } from '../client/KubernetesClient';
import {
  isAlreadyExists,
  isConflict,
  isInvalid,
  isKindNotServed,
  isNotFound,
  KubernetesApiError,
} from '../errors/KubernetesApiError';
import { listAll } from '../client/listAll';

const configMaps: ResourceType = {
  group: '',
  version: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
};
const { leases, secrets, namespaces } = builtinResourceTypes;
const { classClaims } = resourceTypes;

interface ConfigMap extends KubernetesObject {
  data?: Record<string, string>;
}
interface Claim extends KubernetesObject {
  spec?: { classRef?: { name: string }; parameters?: object };
  status?: { binding?: { name: string }; conditions?: object[] };
}

/** The kinds that the suite writes, besides those of Kubernetes: the cluster under test must serve ClassClaims. */
export const contractTypes = { configMaps, classClaims };

/**
 * What controllers rely on in a Kubernetes API. The same suite runs on the in-memory one and on the real one, so that a
 * test on the former says something about the latter.
 */
export function describeKubernetesContract(
  title: string,
  start: () => Promise<{ client: KubernetesClient; stop(): Promise<void> }>,
) {
  describe(title, () => {
    let client: KubernetesClient;
    let stop: () => Promise<void>;
    const namespace = `contract-${randomBytes(4).toString('hex')}`;

    before(async () => {
      ({ client, stop } = await start());
      await client.create(namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
    });
    after(async () => {
      await client?.delete(namespaces, { name: namespace });
      await stop?.();
    });

    const named = (name: string) => ({ name, namespace });
    const configMap = (
      name: string,
      data?: Record<string, string>,
      metadata = {},
    ): ConfigMap => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { ...named(name), ...metadata },
      ...(data && { data }),
    });
    const claim = (name: string, rest: Partial<Claim> = {}): Claim => ({
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: named(name),
      spec: { classRef: { name: 'postgres' } },
      ...rest,
    });

    describe('objects', () => {
      it('gives a new object its identity', async () => {
        const created = await client.create(
          configMaps,
          configMap('new', { a: '1' }),
        );
        assert.match(created.metadata.uid ?? '', /^[0-9a-f-]{36}$/);
        assert.ok(created.metadata.resourceVersion);
        assert.ok(created.metadata.creationTimestamp);
        assert.deepEqual(
          (await client.get<ConfigMap>(configMaps, named('new'))).data,
          { a: '1' },
        );
      });

      it('makes a name from generateName', async () => {
        const { metadata } = await client.create(
          configMaps,
          configMap('', undefined, { name: undefined, generateName: 'made-' }),
        );
        assert.match(metadata.name ?? '', /^made-.{5}$/);
      });

      it('creates a name once', async () => {
        await client.create(configMaps, configMap('once'));
        await assert.rejects(
          client.create(configMaps, configMap('once')),
          isAlreadyExists,
        );
      });

      it('stores nothing in a dry run', async () => {
        await client.create(configMaps, configMap('dry'), { dryRun: true });
        await assert.rejects(client.get(configMaps, named('dry')), isNotFound);
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
          client.get(configMaps, named('absent')),
          isNotFound,
        );
        await assert.rejects(
          client.get(nothing, named('absent')),
          isKindNotServed,
        );
        await assert.rejects(client.list(nothing), isKindNotServed);
      });

      it('hands out nothing but metadata when that is asked for', async () => {
        await client.create(
          configMaps,
          configMap('meta', { a: '1' }, { labels: { meta: 'yes' } }),
        );
        const got = await client.get<ConfigMap>(configMaps, named('meta'), {
          metadataOnly: true,
        });
        const { items } = await client.list<ConfigMap>(configMaps, {
          namespace,
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
        await client.create(secrets, object);
        const stored = await client.get<
          KubernetesObject & { data?: object; stringData?: object }
        >(secrets, named('string-data'));
        assert.deepEqual(
          [stored.data, stored.stringData],
          [{ a: 'Yg==' }, undefined],
        );
      });
    });

    describe('versions', () => {
      it('refuses an update that rests on an old version', async () => {
        const first = await client.create(configMaps, configMap('versions'));
        const second = await client.update(configMaps, {
          ...first,
          data: { a: '1' },
        });
        assert.notEqual(
          second.metadata.resourceVersion,
          first.metadata.resourceVersion,
        );
        await assert.rejects(
          client.update(configMaps, { ...first, data: { a: '2' } }),
          isConflict,
        );
      });

      it('keeps the version when nothing changes', async () => {
        const first = await client.create(
          configMaps,
          configMap('unchanged', { a: '1' }),
        );
        const second = await client.update(configMaps, first);
        assert.equal(
          second.metadata.resourceVersion,
          first.metadata.resourceVersion,
        );
      });

      it('refuses an update of another object of the same name', async () => {
        const first = await client.create(configMaps, configMap('other-uid'));
        const metadata = {
          ...named('other-uid'),
          uid: '00000000-0000-0000-0000-000000000000',
        };
        await assert.rejects(
          client.update(configMaps, { ...first, metadata }),
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
        await client.create(leases, lease);
        await assert.rejects(
          client.update(leases, { ...lease, spec: { holderIdentity: 'b' } }),
          isInvalid,
        );
      });

      it('counts generations by the spec', async () => {
        const first = await client.create(classClaims, claim('generations'));
        assert.equal(first.metadata.generation, 1);
        const labelled = await client.update(classClaims, {
          ...first,
          metadata: { ...first.metadata, labels: { a: 'b' } },
        });
        assert.equal(labelled.metadata.generation, 1);
        const changed = await client.update(classClaims, {
          ...labelled,
          spec: { classRef: { name: 'mysql' } },
        });
        assert.equal(changed.metadata.generation, 2);
      });
    });

    describe('status', () => {
      it('is written through its subresource only', async () => {
        const status = { binding: { name: 'secret' } };
        const created = await client.create(
          classClaims,
          claim('status', { status }),
        );
        assert.equal(created.status, undefined);
        const written = await client.update(
          classClaims,
          { ...created, status },
          { subresource: 'status' },
        );
        assert.deepEqual(written.status, status);
        const { status: _, ...without } = written;
        const kept: Claim = await client.update<Claim>(classClaims, {
          ...without,
          spec: { classRef: { name: 'mysql' } },
        });
        assert.deepEqual(kept.status, status);
        const specIgnored = await client.update(
          classClaims,
          { ...kept, spec: { classRef: { name: 'x' } } },
          { subresource: 'status' },
        );
        assert.deepEqual(specIgnored.spec, { classRef: { name: 'mysql' } });
      });
    });

    describe('patches', () => {
      it('merges', async () => {
        await client.create(configMaps, configMap('merge', { a: '1', b: '2' }));
        const patched = await client.patch<ConfigMap>(
          configMaps,
          named('merge'),
          { data: { a: null, c: '3' } },
          { type: 'merge' },
        );
        assert.deepEqual(patched.data, { b: '2', c: '3' });
      });

      it('refuses a merge that rests on an old version', async () => {
        const { metadata } = await client.create(
          configMaps,
          configMap('merge-old'),
        );
        await client.patch(
          configMaps,
          named('merge-old'),
          { data: { a: '1' } },
          { type: 'merge' },
        );
        const { resourceVersion } = metadata;
        await assert.rejects(
          client.patch(
            configMaps,
            named('merge-old'),
            { metadata: { resourceVersion }, data: { a: '2' } },
            { type: 'merge' },
          ),
          isConflict,
        );
      });

      it('applies JSON patches with their tests', async () => {
        await client.create(configMaps, configMap('json', { a: '1' }));
        const move = (from: string, to: string) => [
          { op: 'test', path: '/data/a', value: from },
          { op: 'replace', path: '/data/a', value: to },
        ];
        const patched = await client.patch<ConfigMap>(
          configMaps,
          named('json'),
          move('1', '2'),
          { type: 'json' },
        );
        assert.deepEqual(patched.data, { a: '2' });
        await assert.rejects(
          client.patch(configMaps, named('json'), move('1', '3'), {
            type: 'json',
          }),
          isInvalid,
        );
      });
    });

    describe('server-side apply', () => {
      const a = { fieldManager: 'manager-a' };
      const b = { fieldManager: 'manager-b' };

      it('creates, and takes back what its manager no longer applies', async () => {
        await client.apply(
          configMaps,
          configMap('apply', { a: '1', b: '2' }),
          a,
        );
        await client.apply(configMaps, configMap('apply', { c: '3' }), b);
        const { data } = await client.apply(
          configMaps,
          configMap('apply', { a: '1' }),
          a,
        );
        assert.deepEqual(data, { a: '1', c: '3' });
      });

      it('keeps the version when nothing changes', async () => {
        const first = await client.apply(
          configMaps,
          configMap('apply-same', { a: '1' }),
          a,
        );
        const second = await client.apply(
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
        await client.apply(configMaps, configMap('contested', { a: '1' }), a);
        await assert.rejects(
          client.apply(configMaps, configMap('contested', { a: '2' }), b),
          isConflict,
        );
        const { data } = await client.apply(
          configMaps,
          configMap('contested', { a: '2' }),
          { ...b, force: true },
        );
        assert.deepEqual(data, { a: '2' });
      });

      it('conflicts on what an update has set', async () => {
        await client.create(configMaps, configMap('updated', { a: '1' }), {
          fieldManager: 'person',
        });
        await assert.rejects(
          client.apply(configMaps, configMap('updated', { a: '2' }), a),
          isConflict,
        );
      });

      it('treats finalizers as a set in which each manager has its own', async () => {
        await client.apply(
          configMaps,
          configMap('finalizers', undefined, { finalizers: ['example.org/a'] }),
          a,
        );
        await client.apply(
          configMaps,
          configMap('finalizers', undefined, { finalizers: ['example.org/b'] }),
          b,
        );
        const { metadata } = await client.apply(
          configMaps,
          configMap('finalizers'),
          a,
        );
        assert.deepEqual(metadata.finalizers, ['example.org/b']);
        await client.apply(configMaps, configMap('finalizers'), b);
      });

      it('merges conditions by their type', async () => {
        const condition = (type: string, status: string) => ({
          type,
          status,
          reason: 'Test',
          message: '',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        });
        const { metadata } = await client.create(
          classClaims,
          claim('conditions'),
        );
        const withConditions = (...conditions: object[]) =>
          claim('conditions', {
            metadata: { ...named('conditions'), uid: metadata.uid },
            status: { conditions },
          });
        await client.apply(
          classClaims,
          withConditions(condition('Ready', 'False')),
          { ...a, subresource: 'status' },
        );
        await client.apply(
          classClaims,
          withConditions(condition('Other', 'True')),
          { ...b, subresource: 'status' },
        );
        const last = await client.apply(
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
        const { metadata } = await client.apply(
          configMaps,
          configMap('gone', { a: '1' }),
          a,
        );
        await client.delete(configMaps, named('gone'));
        const { uid } = metadata;
        await assert.rejects(
          client.apply(configMaps, configMap('gone', { a: '1' }, { uid }), a),
          isConflict,
        );
        await client.apply(configMaps, configMap('gone', { a: '1' }), a);
        await assert.rejects(
          client.apply(configMaps, configMap('gone', { a: '2' }, { uid }), a),
          isConflict,
        );
      });

      it('with a version rests on it', async () => {
        const { metadata } = await client.apply(
          configMaps,
          configMap('apply-version', { a: '1' }),
          a,
        );
        await client.apply(
          configMaps,
          configMap('apply-version', { a: '2' }),
          a,
        );
        const { resourceVersion } = metadata;
        await assert.rejects(
          client.apply(
            configMaps,
            configMap('apply-version', { a: '3' }, { resourceVersion }),
            a,
          ),
          isConflict,
        );
      });

      it('does not write the status of an object that is not there', async () => {
        await assert.rejects(
          client.apply(classClaims, claim('no-object', { status: {} }), {
            ...a,
            subresource: 'status',
          }),
          isNotFound,
        );
      });
    });

    describe('deletion', () => {
      it('checks the preconditions', async () => {
        const { metadata } = await client.create(
          configMaps,
          configMap('precondition'),
        );
        await client.update(configMaps, configMap('precondition', { a: '1' }));
        const { uid, resourceVersion } = metadata;
        await assert.rejects(
          client.delete(configMaps, named('precondition'), { resourceVersion }),
          isConflict,
        );
        await assert.rejects(
          client.delete(configMaps, named('precondition'), {
            uid: '00000000-0000-0000-0000-000000000000',
          }),
          isConflict,
        );
        await client.delete(configMaps, named('precondition'), { uid });
        await assert.rejects(
          client.get(configMaps, named('precondition')),
          isNotFound,
        );
        await assert.rejects(
          client.delete(configMaps, named('precondition')),
          isNotFound,
        );
      });

      it('waits for the last finalizer', async () => {
        const finalizers = ['example.org/wait'];
        await client.create(
          configMaps,
          configMap('finalized', undefined, { finalizers }),
        );
        await client.delete(configMaps, named('finalized'));
        const marked = await client.get<ConfigMap>(
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
        await assert.rejects(client.update(configMaps, more), isInvalid);
        await client.update(configMaps, {
          ...marked,
          metadata: { ...marked.metadata, finalizers: [] },
        });
        await assert.rejects(
          client.get(configMaps, named('finalized')),
          isNotFound,
        );
      });

      it('takes along what the object owned', async () => {
        const { metadata } = await client.create(
          configMaps,
          configMap('owner'),
        );
        const owner = {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name: 'owner',
          uid: metadata.uid ?? '',
        };
        await client.create(
          configMaps,
          configMap('owned', undefined, { ownerReferences: [owner] }),
        );
        const watch = collect(client, {
          resourceVersion: metadata.resourceVersion,
        });
        await client.delete(configMaps, named('owner'), {
          propagationPolicy: 'Background',
        });
        await watch.until(
          event =>
            event.type === 'DELETED' && event.object.metadata.name === 'owned',
        );
        await watch.stop();
      });
    });

    describe('lists and watches', () => {
      it('selects by labels and fields', async () => {
        await client.create(
          configMaps,
          configMap('red', undefined, { labels: { colour: 'red', size: 'l' } }),
        );
        await client.create(
          configMaps,
          configMap('blue', undefined, { labels: { colour: 'blue' } }),
        );
        const names = async (labelSelector?: string, fieldSelector?: string) =>
          (
            await client.list(configMaps, {
              namespace,
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
          await client.create(
            configMaps,
            configMap(name, {}, { labels: { paged: 'yes' } }),
          );
        }
        const selection = { namespace, labelSelector: 'paged' };
        const first = await client.list(configMaps, { ...selection, limit: 2 });
        assert.equal(first.items.length, 2);
        assert.ok(first.continue);
        const all = await listAll(client, configMaps, {
          ...selection,
          limit: 2,
        });
        assert.deepEqual(
          all.items.map(({ metadata }) => metadata.name),
          ['page-1', 'page-2', 'page-3'],
        );
      });

      it('tells every change from a version on, in order', async () => {
        const { resourceVersion } = await client.list(configMaps, {
          namespace,
        });
        const watch = collect(client, {
          resourceVersion,
          labelSelector: 'watched=yes',
        });
        const labels = { watched: 'yes' };
        const created = await client.create(
          configMaps,
          configMap('watched', undefined, { labels }),
        );
        await client.create(configMaps, configMap('not-watched'));
        const updated = await client.update(configMaps, {
          ...created,
          data: { a: '1' },
        });
        const left = await client.update(configMaps, {
          ...updated,
          metadata: { ...updated.metadata, labels: {} },
        });
        await client.update(configMaps, {
          ...left,
          metadata: { ...left.metadata, labels },
        });
        await client.delete(configMaps, named('watched'));
        await watch.until(() => watch.events.length === 5);
        assert.deepEqual(
          watch.events.map(event => event.type),
          ['ADDED', 'MODIFIED', 'DELETED', 'ADDED', 'DELETED'],
        );
        await watch.stop();
      });

      it('tells what exists first when no version is given', async () => {
        await client.create(
          configMaps,
          configMap('existing', undefined, { labels: { existing: 'yes' } }),
        );
        const watch = collect(client, { labelSelector: 'existing' });
        await watch.until(
          event =>
            event.type === 'ADDED' && event.object.metadata.name === 'existing',
        );
        await watch.stop();
      });
    });

    describe('kinds', () => {
      it('are found by discovery', async () => {
        assert.deepEqual(await client.resolveKind('', 'Secret'), {
          ...secrets,
        });
        assert.deepEqual(
          await client.resolveKind(
            'services.apps.tanzu.vmware.com',
            'ClassClaim',
          ),
          { ...classClaims },
        );
        assert.equal(
          await client.resolveKind('services.apps.tanzu.vmware.com', 'Nothing'),
          undefined,
        );
        assert.equal(
          await client.resolveKind('nothing.example.org', 'Nothing'),
          undefined,
        );
      });
    });

    /** A watch that remembers. `until` fails after ten seconds. */
    function collect(
      watcher: KubernetesClient,
      options: { resourceVersion?: string; labelSelector?: string },
    ) {
      const events: Exclude<WatchEvent<ConfigMap>, { type: 'BOOKMARK' }>[] = [];
      const stopped = new AbortController();
      let changed = () => {};
      const following = (async () => {
        for await (const event of watcher.watch<ConfigMap>(configMaps, {
          namespace,
          ...options,
          signal: stopped.signal,
        })) {
          if (event.type !== 'BOOKMARK') {
            events.push(event);
            changed();
          }
        }
      })();
      return {
        events,
        until: (condition: (event: (typeof events)[number]) => boolean) =>
          new Promise<void>((resolve, reject) => {
            const timer = setTimeout(
              () =>
                reject(
                  new Error(
                    `not seen; seen: ${events.map(({ type }) => type)}`,
                  ),
                ),
              10_000,
            );
            changed = () => {
              if (events.some(condition)) {
                clearTimeout(timer);
                resolve();
              }
            };
            following.catch(reject);
            changed();
          }),
        stop: async () => {
          stopped.abort();
          await following;
        },
      };
    }

    it('refuses with the types that callers decide by', async () => {
      const error: unknown = await client
        .get(configMaps, named('nope'))
        .catch(cause => cause);
      assert.ok(error instanceof KubernetesApiError);
      assert.deepEqual(
        [error.code, error.reason, error.details?.name],
        [404, 'NotFound', 'nope'],
      );
    });
  });
}
