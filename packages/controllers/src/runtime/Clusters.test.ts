import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import {
  createManager,
  fenceWrites,
  silentLogger as logger,
} from '@services-toolkit/kubernetes-runtime';
import { InMemoryKubernetes } from '@services-toolkit/kubernetes-runtime/testing';
import { Clusters } from './Clusters';

const { configMaps } = builtinResourceTypes;

test('the writes to each cluster are fenced by the one election', async () => {
  let leads = true;
  const clusters = new Clusters({
    client: new InMemoryKubernetes(),
    fence: client =>
      fenceWrites(client, {
        ...{ identity: 'me', state: 'leading' },
        signal: new AbortController().signal,
        elected: async () => true,
        release: async () => {},
        assertLeading: () => {
          if (!leads) {
            throw new Error('another one leads');
          }
        },
      }),
    manager: createManager({ logger }),
    logger,
  });
  const other = clusters.add('services', new InMemoryKubernetes());
  assert.equal(clusters.get('services'), other);
  assert.equal(clusters.get('home'), clusters.home);
  assert.throws(
    () => clusters.add('services', new InMemoryKubernetes()),
    /There is a cluster "services" already/,
  );
  for (const { client } of [clusters.home, other]) {
    leads = true;
    const write = (name: string) =>
      client.create(configMaps, {
        ...{ apiVersion: 'v1', kind: 'ConfigMap' },
        metadata: { name, namespace: 'apps' },
      });
    await write('one');
    leads = false;
    await assert.rejects(write('two'), /another one leads/);
  }
});
