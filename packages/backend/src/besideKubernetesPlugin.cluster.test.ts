import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  aPoolClass,
  eventually,
  TestCluster,
} from '@services-toolkit/test-support';
import { aliceMayClaim } from './__testUtils__/aliceMayClaim';
import { kubernetesPlugin } from './__testUtils__/kubernetesPlugin';
import { kubernetesPluginToken } from './__testUtils__/kubernetesPluginToken';
import {
  startTestPortal,
  type TestPortal,
} from './__testUtils__/startTestPortal';

const asAlice = {
  'impersonate-user': 'backstage:user:default/alice',
  'impersonate-group': 'backstage:group:default/team-apps',
};

describe('a portal that has the kubernetes plugin, too, set up as the README says', () => {
  let cluster: TestCluster;
  let portal: TestPortal;

  before(async () => {
    cluster = await TestCluster.start();
    await cluster.apply(
      ...aliceMayClaim(),
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'credentials', namespace: 'my-apps' },
        stringData: { 'the-canary': 'canary' },
      },
      aPoolClass('postgres'),
    );
    portal = await startTestPortal({
      features: [kubernetesPlugin],
      config: {
        servicesToolkit: {
          catalog: { defaultOwner: 'group:default/platform-team' },
          clusters: {
            workload: { serviceAccountToken: cluster.portalToken },
          },
        },
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'workload',
                  url: cluster.server,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: await kubernetesPluginToken(cluster),
                  caData: cluster.caData,
                },
              ],
            },
          ],
        },
      },
    });
    await eventually('the class', () =>
      portal.entity('resource:services/postgres'),
    );
  });

  after(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  /** As a browser of bob's can ask, whom the policy lets use the proxy. */
  const throughProxy = (
    path: string,
    headers: Record<string, string>,
    body?: object,
  ) =>
    portal.ask(`/kubernetes/proxy${path}`, 'user:default/bob', body, {
      'backstage-kubernetes-cluster': 'workload',
      ...headers,
    });
  const pods = '/api/v1/namespaces/my-apps/pods';
  const secrets = '/api/v1/namespaces/my-apps/secrets';
  const claims =
    '/apis/services.apps.tanzu.vmware.com/v1alpha1/namespaces/my-apps/classclaims';

  it('lets the plugin read what it may', async () => {
    const { status, body } = await throughProxy(pods, {});
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal((await throughProxy(secrets, {})).status, 403);
  });

  it('lets nobody act as somebody else through the plugin', async () => {
    for (const path of [secrets, pods, claims]) {
      const { status, body } = await throughProxy(path, asAlice);
      assert.equal(status, 403, JSON.stringify(body));
      assert.ok(!JSON.stringify(body).includes('canary'));
    }
    const claim = {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ClassClaim',
      metadata: { name: 'bobs', namespace: 'my-apps' },
      spec: { classRef: { name: 'postgres' } },
    };
    assert.equal((await throughProxy(claims, asAlice, claim)).status, 403);
  });

  it('still claims in the name of who asks', async () => {
    const claim = {
      cluster: 'workload',
      namespace: 'my-apps',
      name: 'db',
      class: 'postgres',
    };
    const claimAs = (person: string) =>
      portal.ask('/services-toolkit/claims', person, claim);
    assert.equal((await claimAs('user:default/bob')).status, 403);
    const { status, body } = await claimAs('user:default/alice');
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.requestedBy, 'backstage:user:default/alice');
  });
});
