import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import { sampleEntities, sampleObjects } from '../__testUtils__/samples';
import { startTestPortal } from '../__testUtils__/startTestPortal';
import type { TestPortal } from '../__testUtils__/startTestPortal';
import { aClaimRequest } from '../__testUtils__/startTestSetup';

describe('actions of the registry, towards a real cluster', () => {
  const actions = actionsRegistryServiceMock({
    logger: mockServices.rootLogger(),
  });
  let cluster: TestCluster;
  let portal: TestPortal;

  before(async () => {
    cluster = await TestCluster.start();
    await cluster.kubectl(['apply', '-f', '-'], sampleObjects);
    portal = await startTestPortal(cluster, sampleEntities, {
      features: [
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
      ],
    });
    await eventually(
      'the portal has read the classes',
      () => portal.send('service', 'get', '/offerings'),
      { check: ({ body }) => assert.equal(body.items.length, 2) },
    );
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  const invoke = async (person: string, name: string, input: object) => {
    const { output } = await actions.invoke({
      id: `test:${name}`,
      input: { ...input } as never,
      credentials: mockCredentials.user(`user:default/${person}`),
    });
    return output as any;
  };
  const key = { cluster: 'workload', namespace: 'my-apps', name: 'orders-db' };
  const { name: _, ...request } = aClaimRequest('');

  it('says which of them change something', async () => {
    const { actions: listed } = await actions.list();
    assert.deepEqual(
      Object.fromEntries(
        listed.map(({ name, attributes }) => [
          name,
          [attributes.readOnly, attributes.destructive],
        ]),
      ),
      {
        'list-services': [true, false],
        'explain-service': [true, false],
        'claim-status': [true, false],
        'preview-claim': [true, false],
        'claim-service': [false, false],
        'release-claim': [false, true],
      },
    );
  });

  it('list and explain what can be claimed', async () => {
    const { services } = await invoke('bob', 'list-services', {});
    assert.deepEqual(
      services.map((one: { class: string }) => one.class),
      ['on-demand', 'postgres-pool'],
    );
    const { service } = await invoke('bob', 'explain-service', {
      group: 'services',
      class: 'postgres-pool',
    });
    assert.equal(service.title, 'PostgreSQL');
  });

  it('preview, claim, tell and release as the person', async () => {
    const asked = { ...request, name: key.name };
    const preview = await invoke('alice', 'preview-claim', asked);
    assert.equal(preview.claim.name, 'orders-db');
    await assert.rejects(invoke('alice', 'claim-status', key), {
      name: 'NotFoundError',
    });

    await invoke('alice', 'claim-service', asked);
    await assert.rejects(invoke('alice', 'claim-service', asked), {
      name: 'ConflictError',
    });
    const { claim } = await invoke('alice', 'claim-status', key);
    assert.equal(claim.state, 'waiting');
    assert.equal(portal.audit[0]?.eventId, 'claim-create');

    await assert.rejects(invoke('bob', 'release-claim', key), {
      name: 'NotAllowedError',
      message: /User "backstage:user:default\/bob" cannot delete/,
    });
    assert.deepEqual(await invoke('alice', 'release-claim', key), {
      released: true,
    });
  });

  it('refuse who is no person', async () => {
    await assert.rejects(
      actions.invoke({
        id: 'test:claim-service',
        input: { ...request, name: 'no-person' } as never,
        credentials: mockCredentials.service(),
      }),
      { name: 'NotAllowedError' },
    );
  });
});
