import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import { KubernetesApiError } from '../errors/KubernetesApiError';
import type { Logger } from '../Logger';
import { silentLogger } from '../Logger';
import { InMemoryKubernetes } from '../testing/InMemoryKubernetes';
import type { Informer, InformerEvent, InformerState } from './Informer';
import { createInformer } from './createInformer';

const { namespaces, secrets } = builtinResourceTypes;
const namespace = (name: string, labels = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
const unavailable = () => {
  throw new KubernetesApiError({
    code: 503,
    reason: 'ServiceUnavailable',
    message: 'down',
  });
};

describe('an informer', () => {
  let cluster: InMemoryKubernetes;
  let stop: AbortController;
  let told: string[];
  let states: InformerState['kind'][];
  let informer: Informer<KubernetesObject>;

  const follow = (
    logger: Logger = silentLogger,
    onEvent = (event: InformerEvent<KubernetesObject>) => {
      told.push(`${event.type} ${event.object.metadata.name}`);
    },
  ) => {
    informer = createInformer({
      client: cluster,
      type: namespaces,
      onEvent,
      onState: state => states.push(state.kind),
      logger,
    });
    informer.start(stop.signal);
    return informer.synced();
  };

  beforeEach(() => {
    cluster = new InMemoryKubernetes();
    stop = new AbortController();
    told = [];
    states = [];
  });
  afterEach(() => stop.abort());

  it('follows what happens', async () => {
    await cluster.create(namespaces, namespace('a'));
    await follow();
    assert.deepEqual(told, ['added a']);
    const b = await cluster.create(namespaces, namespace('b'));
    await cluster.update(namespaces, {
      ...b,
      metadata: { ...b.metadata, labels: { x: 'y' } },
    });
    await cluster.delete(namespaces, { name: 'a' });
    await eventually('four events', () => told.length === 4);
    assert.deepEqual(told, ['added a', 'added b', 'modified b', 'deleted a']);
    assert.deepEqual(
      informer.list().map(({ metadata }) => metadata.name),
      ['b'],
    );
  });

  describe('that assumes what this process wrote', () => {
    /** Nothing is told by the watch until it is let go on. */
    let letGo: () => void;

    beforeEach(async () => {
      const held = new Promise<void>(resolve => {
        letGo = resolve;
      });
      const watch = cluster.watch.bind(cluster);
      cluster.watch = async function* lagging<T extends KubernetesObject>(
        ...args: Parameters<typeof watch>
      ) {
        for await (const event of watch<T>(...args)) {
          await held;
          yield event;
        }
      };
      await cluster.create(namespaces, namespace('a'));
      await follow();
    });
    afterEach(() => letGo());

    it('knows it before the watch tells, and tells it once', async () => {
      const b = await cluster.create(namespaces, namespace('b'));
      informer.assume(b);
      assert.ok(informer.get('b'));
      assert.deepEqual(told, ['added a', 'added b']);
      await cluster.create(namespaces, namespace('c'));
      letGo();
      await eventually('the watch goes on', () => informer.get('c'));
      assert.deepEqual(told, ['added a', 'added b', 'added c']);
    });

    it('does not go back to what was before', async () => {
      const a = await cluster.get(namespaces, { name: 'a' });
      const relabel = (object: KubernetesObject, x: string) =>
        cluster.update(namespaces, {
          ...object,
          metadata: { ...object.metadata, labels: { x } },
        });
      const second = await relabel(await relabel(a, 'first'), 'second');
      informer.assume(second);
      await cluster.create(namespaces, namespace('c'));
      letGo();
      await eventually('the watch goes on', () => informer.get('c'));
      assert.deepEqual(told, ['added a', 'modified a', 'added c']);
      assert.deepEqual(informer.get('a')?.metadata.labels, { x: 'second' });
    });

    it('believes the watch that it is gone again, and that another was made', async () => {
      const b = await cluster.create(namespaces, namespace('b'));
      await cluster.delete(namespaces, { name: 'b' });
      const again = await cluster.create(namespaces, namespace('b'));
      informer.assume(again);
      await cluster.delete(namespaces, { name: 'a' });
      letGo();
      await eventually('the watch goes on', () => !informer.get('a'));
      assert.deepEqual(told, ['added a', 'added b', 'deleted a']);
      assert.equal(informer.get('b')?.metadata.uid, again.metadata.uid);
      // An answer that comes late, when the watch has told all of it.
      informer.assume(b);
      assert.equal(informer.get('b')?.metadata.uid, again.metadata.uid);
      await cluster.delete(namespaces, { name: 'b' });
      await eventually('it is gone', () => !informer.get('b'));
      informer.assume(again);
      assert.equal(informer.get('b'), undefined);
    });
  });

  const missesNothingWhen = async (interrupt: () => void) => {
    await cluster.create(namespaces, namespace('a'));
    await follow();
    interrupt();
    await cluster.delete(namespaces, { name: 'a' });
    await cluster.create(namespaces, namespace('b'));
    await eventually('three events', () => told.length === 3);
    assert.deepEqual(told, ['added a', 'deleted a', 'added b']);
    assert.equal(informer.state.kind, 'synced');
  };

  it('misses nothing when the watch ends', () =>
    missesNothingWhen(() => cluster.endWatches()));

  it('misses nothing when its version expired', () =>
    missesNothingWhen(() => {
      cluster.compact();
      cluster.endWatches();
    }));

  it('keeps what it knew while the cluster fails, and finds afterwards what was deleted meanwhile', async () => {
    await cluster.create(namespaces, namespace('a'));
    await cluster.create(namespaces, namespace('b'));
    await follow();
    cluster.hooks.before = ({ verb }) =>
      verb === 'list' || verb === 'watch' ? unavailable() : undefined;
    cluster.endWatches();
    await eventually('failing', () => informer.state.kind === 'failing');
    assert.equal(informer.list().length, 2);
    const { state } = informer;
    assert.ok(
      state.kind === 'failing' &&
        state.lastSynced &&
        state.error.message === 'down',
    );
    await cluster.delete(namespaces, { name: 'a' });
    cluster.compact();
    cluster.hooks.before = undefined;
    await eventually('synced again', () => informer.state.kind === 'synced');
    assert.deepEqual(told, ['added a', 'added b', 'deleted a']);
    assert.deepEqual(states, ['synced', 'failing', 'synced']);
  });

  it('says that it never knew anything', async () => {
    cluster.hooks.before = unavailable;
    const synced = follow();
    await eventually('failing', () => informer.state.kind === 'failing');
    assert.ok(
      informer.state.kind === 'failing' &&
        informer.state.lastSynced === undefined,
    );
    stop.abort();
    await assert.rejects(synced, /stopped before its first list/);
  });

  it('asks as often as it is told for what it is refused, and as ever for what fails', async () => {
    const asked = async (code: number, reason: string) => {
      let times = 0;
      cluster.hooks.before = () => {
        times += 1;
        throw new KubernetesApiError({ code, reason, message: reason });
      };
      const end = new AbortController();
      const follower = createInformer({
        ...{ client: cluster, type: namespaces },
        whileRefused: { initialMs: 60_000, maxMs: 60_000 },
      });
      follower.start(end.signal);
      await delay(800);
      end.abort();
      return times;
    };
    assert.equal(await asked(404, 'NotServed'), 1);
    assert.equal(await asked(403, 'Forbidden'), 1);
    assert.ok((await asked(503, 'ServiceUnavailable')) > 1);
  });

  it('keeps nothing of a Secret but metadata', async () => {
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration':
        '{"data":{"a":"canary"}}',
      other: 'stays',
    };
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: 'default', annotations },
      stringData: { a: 'canary' },
    };
    await cluster.create(secrets, secret);
    const onSecrets = createInformer({ client: cluster, type: secrets });
    onSecrets.start(stop.signal);
    await onSecrets.synced();
    await cluster.patch(
      secrets,
      { name: 's', namespace: 'default' },
      { metadata: { labels: { changed: 'yes' } } },
      { type: 'merge' },
    );
    await eventually(
      'the change',
      () => onSecrets.get('default/s')?.metadata.labels?.changed === 'yes',
    );
    const [kept] = onSecrets.list();
    assert.deepEqual(Object.keys(kept ?? {}).sort(), [
      'apiVersion',
      'kind',
      'metadata',
    ]);
    assert.deepEqual(kept?.metadata.annotations, { other: 'stays' });
    assert.ok(!JSON.stringify(kept).includes('canary'));
  });

  it('survives a listener that throws', async () => {
    const errors: string[] = [];
    await cluster.create(namespaces, namespace('a'));
    await follow(
      { ...silentLogger, error: message => errors.push(message) },
      () => {
        throw new Error('mistake');
      },
    );
    await cluster.create(namespaces, namespace('b'));
    await eventually('the second object', () => informer.list().length === 2);
    assert.deepEqual(errors, [
      'A listener to namespaces failed',
      'A listener to namespaces failed',
    ]);
  });

  it('tells a late subscriber the present state first', async () => {
    await cluster.create(namespaces, namespace('a'));
    await follow();
    const late: string[] = [];
    const unsubscribe = informer.subscribe(event =>
      late.push(`${event.type} ${event.object.metadata.name}`),
    );
    assert.deepEqual(late, ['added a']);
    unsubscribe();
    await cluster.create(namespaces, namespace('b'));
    await eventually('the second object', () => told.length === 2);
    assert.deepEqual(late, ['added a']);
  });

  it('keeps of objects what it is told to keep', async () => {
    await cluster.create(namespaces, namespace('a', { large: 'x' }));
    informer = createInformer({
      client: cluster,
      type: namespaces,
      transform: ({ metadata: { labels: _, ...metadata }, ...object }) => ({
        ...object,
        metadata,
      }),
    });
    informer.start(stop.signal);
    await informer.synced();
    await cluster.create(namespaces, namespace('b', { large: 'x' }));
    await eventually('the second object', () => informer.list().length === 2);
    assert.deepEqual(
      informer.list().map(({ metadata }) => metadata.labels),
      [undefined, undefined],
    );
  });

  it('starts once', async () => {
    await follow();
    assert.throws(() => informer.start(stop.signal), /started already/);
  });

  it('follows all objects, also one that what it was given cannot handle', async () => {
    await cluster.create(namespaces, namespace('odd', { odd: 'yes' }));
    await cluster.create(namespaces, namespace('even'));
    const logged: string[] = [];
    const oddThrows = (object: KubernetesObject) => {
      if (object.metadata.labels?.odd) {
        throw new TypeError('I did not expect that');
      }
      return object;
    };
    informer = createInformer({
      client: cluster,
      type: namespaces,
      transform: oddThrows,
      indexers: { name: object => [oddThrows(object).metadata.name ?? ''] },
      logger: {
        ...silentLogger,
        error: (message, fields) => logged.push(`${message} ${fields?.object}`),
      },
    });
    informer.start(stop.signal);
    await informer.synced();
    await cluster.create(namespaces, namespace('odd-later', { odd: 'yes' }));
    await cluster.create(namespaces, namespace('even-later'));
    await eventually(
      'what comes after it',
      () => informer.get('even-later') !== undefined,
    );
    assert.ok(informer.get('odd') && informer.get('odd-later'));
    assert.equal(informer.byIndex('name', 'even').length, 1);
    assert.deepEqual(informer.byIndex('name', 'odd'), []);
    assert.equal(informer.state.kind, 'synced');
    assert.deepEqual(logged.slice(0, 2), [
      'It is kept as a whole: an object of namespaces is not as expected odd',
      'The index "name" lacks it: an object of namespaces is not as expected odd',
    ]);
  });
});
