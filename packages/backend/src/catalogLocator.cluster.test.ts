import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Entity } from '@backstage/catalog-model';
import {
  aPoolClass,
  eventually,
  TestCluster,
} from '@services-toolkit/test-support';
import { entitiesOf } from './__testUtils__/entitiesOf';
import {
  startTestPortal,
  type TestPortal,
} from './__testUtils__/startTestPortal';

const location = 'url:https://example.com/clusters.yaml';

describe('a cluster that the catalog describes', () => {
  let cluster: TestCluster;
  let portal: TestPortal | undefined;

  before(async () => {
    cluster = await TestCluster.start();
    await cluster.apply(aPoolClass('postgres'));
  });

  after(() => cluster?.stop());

  /** As the kubernetes plugin's locator of type `catalog` wants it. */
  function described(): Entity {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'workload',
        annotations: {
          'backstage.io/managed-by-location': location,
          'backstage.io/managed-by-origin-location': location,
          'kubernetes.io/api-server': cluster.server,
          // Nothing goes by it: whoever changes the entity could have it vouch for themselves.
          'kubernetes.io/api-server-certificate-authority': 'bm9uc2Vuc2U=',
          'kubernetes.io/auth-provider': 'oidc',
        },
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
    };
  }

  async function start(allowedHosts: string[]): Promise<TestPortal> {
    portal = await startTestPortal({
      features: [entitiesOf('clusters', [described()])],
      config: {
        servicesToolkit: {
          catalog: { defaultOwner: 'group:default/platform-team' },
          clusters: {
            workload: {
              serviceAccountToken: cluster.portalToken,
              allowedHosts,
              caData: cluster.caData,
            },
          },
        },
        kubernetes: { clusterLocatorMethods: [{ type: 'catalog' }] },
      },
    });
    return portal;
  }

  it('is not sent the token where its host is not allowed, nor to another port of one that is', async () => {
    const { ask, stop } = await start([
      'api.example.com',
      new URL(cluster.server).hostname,
    ]);
    try {
      await eventually('what to do', async () => {
        const { body } = await ask('/services-toolkit/clusters');
        return /workload\.allowedHosts/.test(body.items[0].message);
      });
      assert.deepEqual(await cluster.requestsOf(), []);
    } finally {
      await stop();
    }
  });

  it('is followed where its address is allowed, and stays the other source’s entity', async () => {
    const { entity, ownRefs, stop } = await start([cluster.server]);
    try {
      await eventually('what is there', () =>
        entity('resource:services/postgres'),
      );
      await cluster.apply(aPoolClass('redis'));
      await eventually('what comes', () => entity('resource:services/redis'));
      assert.deepEqual(await ownRefs(), [
        'resource:services/postgres',
        'resource:services/redis',
      ]);
      const service = await entity('resource:services/postgres');
      assert.ok(
        service?.relations?.some(
          ({ targetRef }) => targetRef === 'resource:default/workload',
        ),
      );
    } finally {
      await stop();
    }
  });
});
