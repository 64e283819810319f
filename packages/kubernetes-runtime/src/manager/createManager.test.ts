import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import { eventually } from '@services-toolkit/test-support';
import { createController } from '../controller/createController';
import { createInformer } from '../informer/createInformer';
import { silentLogger as logger } from '../Logger';
import { objectKey } from '../objectKey';
import { InMemoryKubernetes } from '../testing/InMemoryKubernetes';
import { createManager } from './createManager';

const { namespaces, secrets } = builtinResourceTypes;

describe('the manager', () => {
  it('runs controllers once all informers have synced, and stops with the signal', async () => {
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    const client = new InMemoryKubernetes({
      before: ({ verb }) => (verb === 'list' ? held : undefined),
    });
    await client.create(namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'a' },
    });
    const seen: string[] = [];
    const manager = createManager({ logger });
    const controller = manager.addController(
      createController({
        name: 'c',
        logger,
        reconcile: async key => void seen.push(key),
      }),
    );
    const informer = manager.addInformer(
      createInformer({
        client,
        type: namespaces,
        onEvent: ({ object }) => controller.enqueue(objectKey(object)),
      }),
    );
    const stop = new AbortController();
    const run = manager.run(stop.signal);
    controller.enqueue('early');
    await new Promise(setImmediate);
    assert.deepEqual([manager.ready, seen], [false, []]);
    release();
    await eventually('both keys', () => seen.length === 2);
    assert.equal(manager.ready, true);
    assert.deepEqual(
      manager.informerStates().map(({ type, state }) => [type, state.kind]),
      [['namespaces', 'synced']],
    );
    assert.equal(informer.list().length, 1);
    stop.abort();
    await run;
    assert.equal(manager.ready, false);
  });

  it('keeps its informers warm while the controllers wait to be elected', async () => {
    const client = new InMemoryKubernetes();
    const seen: string[] = [];
    const manager = createManager({ logger });
    const controller = manager.addController(
      createController({
        name: 'c',
        logger,
        reconcile: async key => void seen.push(key),
      }),
    );
    manager.addInformer(
      createInformer({
        client,
        type: namespaces,
        onEvent: ({ object }) => controller.enqueue(objectKey(object)),
      }),
    );
    let elect = (_: boolean) => {};
    const elected = new Promise<boolean>(resolve => {
      elect = resolve;
    });
    const stop = new AbortController();
    const run = manager.run(stop.signal, () => elected);
    await eventually('a standby that is ready', () => manager.ready);
    await client.create(namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'a' },
    });
    await new Promise(setImmediate);
    assert.deepEqual(seen, []);
    elect(true);
    await eventually('what came before the election', () => seen.length === 1);
    stop.abort();
    await run;
  });

  it('lets informers come and go', async () => {
    const client = new InMemoryKubernetes();
    const manager = createManager({ logger });
    const stop = new AbortController();
    const run = manager.run(stop.signal);
    const { informer, stop: stopInformer } = manager.startInformer(
      createInformer({ client, type: secrets }),
    );
    await informer.synced();
    stopInformer();
    assert.deepEqual(manager.informerStates(), []);
    await client.create(secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: 'n' },
    });
    await new Promise(setImmediate);
    assert.deepEqual(informer.list(), []);
    stop.abort();
    await run;
  });

  it('ends although an informer never synced', async () => {
    const client = new InMemoryKubernetes({
      before: () => {
        throw new Error('down');
      },
    });
    const manager = createManager({ logger });
    manager.addInformer(createInformer({ client, type: secrets }));
    const stop = new AbortController();
    const run = manager.run(stop.signal);
    stop.abort();
    await run;
    assert.equal(manager.ready, false);
  });
});
