import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { silentLogger as logger } from '../Logger';
import { InMemoryKubernetes } from '../testing/InMemoryKubernetes';
import { createEventRecorder } from './createEventRecorder';

const { events } = builtinResourceTypes;
const about: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 's', namespace: 'n', uid: 'u' },
};

describe('the event recorder', () => {
  it('records the same once', async () => {
    const client = new InMemoryKubernetes();
    const recorder = createEventRecorder({ client, component: 'test', logger });
    recorder.event(about, { type: 'Normal', reason: 'Found', message: 'one' });
    recorder.event(about, { type: 'Normal', reason: 'Found', message: 'one' });
    recorder.event(about, { type: 'Normal', reason: 'Found', message: 'two' });
    recorder.event(
      { ...about, metadata: { ...about.metadata, uid: 'other' } },
      { type: 'Normal', reason: 'Found', message: 'one' },
    );
    await recorder.flush();
    assert.equal(client.objects(events).length, 3);
  });

  it('puts events of cluster-scoped objects where kubectl looks', async () => {
    const client = new InMemoryKubernetes();
    const recorder = createEventRecorder({ client, component: 'test', logger });
    recorder.event(
      { ...about, metadata: { name: 'n', uid: 'u' } },
      { type: 'Warning', reason: 'Bad', message: 'x'.repeat(5000) },
    );
    await recorder.flush();
    const [event] = client.objects<
      KubernetesObject & { message: string; involvedObject: object }
    >(events);
    assert.equal(event?.metadata.namespace, 'default');
    assert.equal(event?.message.length, 1024);
    assert.deepEqual(event?.involvedObject, {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 'n',
      uid: 'u',
    });
  });

  it('lives without a cluster', async () => {
    const lost: string[] = [];
    const client = new InMemoryKubernetes({
      before: () => {
        throw new Error('down');
      },
    });
    const recorder = createEventRecorder({
      client,
      component: 'test',
      logger: { ...logger, debug: message => lost.push(message) },
    });
    recorder.event(about, { type: 'Normal', reason: 'Found', message: 'one' });
    await recorder.flush();
    assert.deepEqual(lost, ['An event was not recorded']);
  });
});
