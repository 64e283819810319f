import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  builtinResourceTypes,
  resourceTypes,
  type InstanceQuery,
} from '@services-toolkit/kubernetes-api';
import {
  AggregatedCluster,
  deploy,
} from '../../__testUtils__/AggregatedCluster';
import {
  aClass,
  aDatabase,
  aLease,
  aPolicy,
  databaseType,
} from '../../__testUtils__/databases';

describe('InstanceQueries through the API server', () => {
  let cluster: AggregatedCluster;
  let pool: string;
  let apps: string;

  before(async () => {
    cluster = await AggregatedCluster.start();
    pool = await cluster.namespace('pool');
    apps = await cluster.namespace('apps');
    await cluster.addClass(aClass('databases'));
  });
  after(() => cluster?.stop());

  const query = (
    spec: object,
    metadata: object = { name: 'what-is-free' },
  ) => ({
    apiVersion: 'claimable.services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'InstanceQuery',
    metadata,
    spec,
  });
  const create = (namespace: string, ...flags: string[]) => [
    ...['create', '--namespace', namespace, '-f', '-', ...flags],
  ];
  const ask = async (
    namespace: string,
    spec: object = { class: 'databases' },
  ): Promise<InstanceQuery> =>
    JSON.parse(
      await cluster.kubectl(create(namespace, '-o', 'json'), query(spec)),
    );
  /** Caches follow within moments. */
  const askUntil = async (namespace: string, names: string[]) => {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const { status } = await ask(namespace);
      const found = status?.instances.map(({ name }) => name) ?? [];
      if (found.join() === names.join() || Date.now() > deadline) {
        assert.deepEqual(found, names);
        return;
      }
    }
  };

  it('lists what can be claimed: not what is held, closed, unusable, or outside of the pool', async () => {
    const free = await cluster.addDatabase(aDatabase(pool, 'free'));
    const held = await cluster.addDatabase(aDatabase(pool, 'held'));
    const asked = await cluster.addDatabase(aDatabase(pool, 'asked-for'));
    await cluster.client.create(databaseType, aDatabase(pool, 'unfinished'));
    await cluster.client.create(
      builtinResourceTypes.leases,
      aLease('held', held),
    );
    await cluster.client.create(resourceTypes.resourceClaims, {
      apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
      kind: 'ResourceClaim',
      metadata: { namespace: apps, name: 'new' },
      spec: {
        ref: {
          apiVersion: 'apiserver.test/v1',
          kind: 'Database',
          name: asked.metadata.name ?? '',
          namespace: pool,
        },
      },
    });
    await askUntil(pool, ['free']);

    // Not yet opened to other namespaces.
    await askUntil(apps, []);
    await cluster.client.create(
      resourceTypes.resourceClaimPolicies,
      aPolicy(pool, [apps]),
    );
    await askUntil(apps, ['free']);
    await askUntil(await cluster.namespace('others'), []);

    const answer = await ask(apps);
    assert.deepEqual(answer.status, {
      instances: [
        {
          apiVersion: 'apiserver.test/v1',
          kind: 'Database',
          name: free.metadata.name,
          namespace: pool,
        },
      ],
    });
    assert.equal(answer.metadata.namespace, apps);
    assert.equal(answer.metadata.name, 'what-is-free');

    await cluster.client.delete(builtinResourceTypes.leases, {
      namespace: 'services-toolkit',
      name: 'claim-held',
    });
    await askUntil(apps, ['free', 'held']);
    const one = await ask(apps, { class: 'databases', limit: 1 });
    assert.equal(one.status?.instances.length, 1);
  });

  it('prints instances with kubectl create -o yaml, with and without names, also in dry run', async () => {
    const yaml = await cluster.kubectl(
      create(apps, '-o', 'yaml', '--dry-run=server'),
      query({ class: 'databases' }, { generateName: 'ask-' }),
    );
    assert.match(yaml, /instances:\n {2}- apiVersion: apiserver.test\/v1\n/);
    assert.match(yaml, /name: ask-[a-z0-9]{5}\n/);
    assert.match(
      await cluster.kubectl(create(apps), query({ class: 'databases' }, {})),
      /^instancequery.claimable.services.apps.tanzu.vmware.com\/\S+ created$/,
    );
  });

  it('is taken by the API server as deploy/ has it', async () => {
    await cluster.kubectl([
      ...['apply', '--dry-run=server', '--validate=strict'],
      ...['-k', `${deploy}/aggregated-apiserver`],
    ]);
  });

  it('explains itself', async () => {
    const spec = await cluster.kubectl(['explain', 'instancequery.spec']);
    assert.match(spec, /class\s+<string> -required-/);
    assert.match(spec, /Defaults to 50; 500 is the most/);
    const instances = await cluster.kubectl([
      'explain',
      'instancequeries.status.instances',
    ]);
    assert.match(instances, /namespace\s+<string>/);
    assert.match(
      await cluster.kubectl(['explain', 'instancequery']),
      /GROUP:\s+claimable.services.apps.tanzu.vmware.com\nKIND:\s+InstanceQuery\nVERSION:\s+v1alpha1/,
    );
  });

  it('is found by discovery, in both of its forms', async () => {
    assert.match(
      await cluster.kubectl([
        ...['api-resources', '-o', 'wide', '--no-headers'],
        '--api-group=claimable.services.apps.tanzu.vmware.com',
      ]),
      /^instancequeries\s+claimable.services.apps.tanzu.vmware.com\/v1alpha1\s+true\s+InstanceQuery\s+create\s*$/,
    );
    const aggregated = await cluster.client.request<{
      items: { metadata: { name?: string }; versions: object[] }[];
    }>('GET', '/apis', {
      accept:
        'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
    });
    const ours = aggregated.items.find(
      ({ metadata }) =>
        metadata.name === 'claimable.services.apps.tanzu.vmware.com',
    );
    assert.deepEqual(ours?.versions, [
      {
        version: 'v1alpha1',
        freshness: 'Current',
        resources: [
          {
            resource: 'instancequeries',
            responseKind: {
              group: 'claimable.services.apps.tanzu.vmware.com',
              version: 'v1alpha1',
              kind: 'InstanceQuery',
            },
            scope: 'Namespaced',
            singularResource: 'instancequery',
            verbs: ['create'],
          },
        ],
      },
    ]);
    // Whatever goes through all kinds, such as the deletion of a namespace, takes those that say they can be listed.
    assert.doesNotMatch(
      await cluster.kubectl(['api-resources', '--verbs=list', '-o', 'name']),
      /instancequeries/,
    );
  });

  it('validates: by kubectl before anything is sent, and by the server', async () => {
    assert.match(
      await cluster.refusal(create(apps), query({ class: 'x', limits: 1 })),
      /unknown field "spec.limits"|unknown field "limits"/,
    );
    assert.match(
      await cluster.refusal(
        create(apps, '--validate=false'),
        query({ limit: 501 }),
      ),
      /The InstanceQuery "what-is-free" is invalid: \n\* spec.class: Required value: name a ClusterInstanceClass that has a pool\n\* spec.limit: Invalid value: 501: must be a whole number from 1 to 500/,
    );
  });

  it('says what is wrong with a class', async () => {
    await cluster.addClass(
      aClass('on-demand', { provisioner: { template: { name: 'x' } } }),
    );
    await cluster.addClass(aClass('broken', undefined, 'False'));
    await cluster.addClass(
      aClass('unreadable', { pool: { group: 'apps', kind: 'Deployment' } }),
    );
    const refusal = (name: string) =>
      cluster.refusal(create(apps), query({ class: name }));
    assert.match(
      await refusal('nope'),
      /is invalid: spec.class: Not found: "nope": there is no ClusterInstanceClass/,
    );
    assert.match(
      await refusal('on-demand'),
      /spec.class: Invalid value: "on-demand": this class has no pool/,
    );
    assert.match(
      await refusal('broken'),
      /the class is not ready: PooledResourceNotFound: The cluster serves no such kind/,
    );
    assert.match(
      await refusal('unreadable'),
      /may not read deployments of the API group "apps".*apiGroups: \["apps"\], resources: \["deployments"\], verbs: \["get", "list", "watch"\]/s,
    );
  });

  it('can only be created', async () => {
    for (const args of [
      ['get', 'instancequeries'],
      ['delete', 'instancequery', 'x'],
      ['patch', 'instancequery', 'x', '-p', '{}', '--type=merge'],
    ]) {
      assert.match(
        await cluster.refusal([...args, '--namespace', apps]),
        /the server does not allow this method on the requested resource/,
      );
    }
  });

  it('is for those who may create it in that namespace: kubectl shows the words of the API server', async () => {
    const asAlice = (namespace: string) =>
      create(namespace, '--as=alice@example.com', '--validate=false');
    assert.match(
      await cluster.refusal(asAlice(apps), query({ class: 'databases' })),
      /instancequeries.claimable.services.apps.tanzu.vmware.com is forbidden: User "alice@example.com" cannot create resource "instancequeries" in API group "claimable.services.apps.tanzu.vmware.com" in the namespace/,
    );
    await cluster.kubectl([
      ...['create', 'rolebinding', 'alice', '--clusterrole=edit'],
      ...['--user=alice@example.com', '--namespace', apps],
    ]);
    assert.match(
      await cluster.kubectl(
        [...asAlice(apps), '-o', 'name'],
        query({ class: 'databases' }),
      ),
      /instancequery/,
    );
    assert.match(
      await cluster.refusal(asAlice(pool), query({ class: 'databases' })),
      /is forbidden/,
    );
  });
});
