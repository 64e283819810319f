import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  builtinResourceTypes,
  isReady,
  projectionResourceTypes,
  type APIExportRoleBinding,
  type APIResourceImport,
  type ClusterAPIGroupImport,
  type DownstreamClusterLink,
  type UpstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import type { APIService } from './kinds/objects';
import {
  apply,
  ownNamespace,
  ProjectionClusters,
  serviceSide,
  widgets,
  workloadSide,
} from './__testUtils__/ProjectionClusters';

const {
  apiExportRoleBindings,
  apiResourceImports,
  clusterAPIGroupImports,
  downstreamClusterLinks,
  upstreamClusterLinks,
} = projectionResourceTypes;
const { apiServices } = builtinResourceTypes;

let clusters: ProjectionClusters;
/** In the service cluster: where the link is, and what it may use. */
let links: string;
let shop: string;
/** In the workload cluster. */
let opened: string;

before(async () => {
  clusters = await ProjectionClusters.start();
  const { services, workload } = clusters;
  links = await services.namespace('links');
  shop = await services.namespace('shop');
  opened = await workload.namespace('shop');
});

after(() => clusters?.stop());

test('one file for each side, and the kubeconfig handed over between them, make a link and an import', async () => {
  const { services, workload } = clusters;
  await apply(services, serviceSide(services, links, shop));
  const upstream = await services.waitFor<UpstreamClusterLink>(
    upstreamClusterLinks,
    { namespace: links, name: 'workload' },
    isReady,
  );
  assert.equal(upstream.status?.serviceAccount?.name, 'services-toolkit-link');
  const exported = await services.waitFor<APIExportRoleBinding>(
    apiExportRoleBindings,
    { namespace: shop, name: 'widgets' },
    isReady,
  );
  assert.deepEqual(
    exported.status?.exports?.map(({ group }) => group),
    [widgets.group],
  );

  // The kubeconfig may come after what names it.
  await apply(workload, workloadSide('services', opened));
  await clusters.installProxy();
  await clusters.handOver(
    { namespace: links, secret: 'workload-kubeconfig' },
    { namespace: ownNamespace, secret: 'services' },
  );
  const { status } = await workload.waitFor<DownstreamClusterLink>(
    downstreamClusterLinks,
    { namespace: ownNamespace, name: 'services' },
    isReady,
  );
  assert.match(status?.upstream?.version ?? '', /^v1\./);
  assert.equal(status?.upstream?.server, services.server);
  assert.ok(Math.abs(status?.upstream?.clockSkewSeconds ?? 99) <= 2);
  assert.ok(status?.upstream?.since && status.upstream.tokenExpirationTimestamp);
  assert.deepEqual(
    status.upstream.groups?.filter(({ group }) => group === widgets.group),
    [{ group: widgets.group, versions: ['v1'] }],
  );

  const { spec } = await workload.waitFor<APIService>(
    apiServices,
    { name: `v1.${widgets.group}` },
    () => true,
  );
  assert.deepEqual(spec.service, {
    name: 'services-toolkit-apiserver',
    namespace: ownNamespace,
    port: 7443,
  });
  assert.equal(
    Buffer.from(spec.caBundle ?? '', 'base64').toString(),
    'an authority',
  );
  await workload.waitFor<ClusterAPIGroupImport>(
    clusterAPIGroupImports,
    { name: 'services' },
    one => isReady(one) && one.status?.versions?.join() === 'v1',
  );
  await workload.waitFor<APIResourceImport>(
    apiResourceImports,
    { namespace: opened, name: 'services' },
    isReady,
  );
});
