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

const location = 'url:https://example.com/catalog-info.yaml';
const others: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    namespace: 'services',
    name: 'postgres',
    annotations: {
      'backstage.io/managed-by-location': location,
      'backstage.io/managed-by-origin-location': location,
    },
  },
  spec: { type: 'database', owner: 'group:default/dba' },
};

describe('a service whose ref another source has in the catalog', () => {
  let cluster: TestCluster;
  let portal: TestPortal;

  before(async () => {
    cluster = await TestCluster.start();
    portal = await startTestPortal({
      features: [entitiesOf('others', [others])],
      config: {
        servicesToolkit: {
          catalog: { defaultOwner: 'group:default/platform-team' },
          clusters: { workload: {} },
        },
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'workload',
                  url: cluster.server,
                  serviceAccountToken: cluster.portalToken,
                  caData: cluster.caData,
                },
              ],
            },
          ],
        },
      },
    });
    await eventually('the other entity', () =>
      portal.entity('resource:services/postgres'),
    );
    await cluster.apply(aPoolClass('postgres'), aPoolClass('redis'));
    // It was written after the other one, in the same delta or a later one.
    await eventually('the entity of the class beside it', () =>
      portal.entity('resource:services/redis'),
    );
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  const offering = async (path: string, person?: string) =>
    portal.ask(`/services-toolkit/offerings${path}`, person);

  it('stays the other’s in the catalog', async () => {
    const entity = await portal.entity('resource:services/postgres');
    assert.equal(entity?.spec?.type, 'database');
    assert.deepEqual(await portal.ownRefs(), [
      'resource:default/workload',
      'resource:services/redis',
    ]);
  });

  it('is shown as a conflict by the claim API, and can be claimed all the same', async () => {
    const { body } = await offering('');
    assert.deepEqual(
      body.items.map((item: { class: string; conflict?: object }) => [
        item.class,
        Boolean(item.conflict),
      ]),
      [
        ['postgres', true],
        ['redis', false],
      ],
    );
    assert.match(
      body.items[0].conflict.message,
      /another entity resource:services\/postgres, and .* Rename or remove/,
    );
    assert.equal(body.items[0].conflict.location, undefined);
  });

  it('names the other source to who may see its entity', async () => {
    const { body } = await offering('/services/postgres', 'user:default/alice');
    assert.equal(body.conflict.location, location);
    assert.ok(body.conflict.message.includes(location));
    const { body: other } = await offering('/services/redis');
    assert.equal(other.conflict, undefined);
  });
});
