import { join } from 'node:path';
import { eventually, TestCluster } from '@services-toolkit/test-support';
import { stringify } from 'yaml';
import { deploy, registration } from './AggregatedCluster';
import { ApiServerProcess } from './ApiServerProcess';
import { otherDefinitions, widgetDefinition, widgetGroup } from './widgets';

const crds = join(deploy, '../packages/kubernetes-api/crds/projection');
const account = 'services-toolkit-link';
const linkNamespace = 'links';
const linkRef = { namespace: 'services-toolkit', name: 'services' };
const groupOfKinds = 'projection.apiresources.multicluster.x-tanzu.vmware.com';
/** Who the test's control planes collect garbage and empty namespaces as. */
export const collector = 'system:control-plane-controllers';

const serviceAccount = {
  ...{ kind: 'ServiceAccount', name: account, namespace: linkNamespace },
};
const verbs = [
  ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
  'deletecollection',
];
const role = (kind: string, metadata: object, rules: object[]) => ({
  ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata, rules },
});
const binding = (kind: string, metadata: object, name: string) => ({
  ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
  subjects: [serviceAccount],
});

/** As the controllers make it of an UpstreamClusterLink. */
const linkOfServices = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: linkNamespace } },
  {
    ...{ apiVersion: 'v1', kind: 'ServiceAccount' },
    metadata: { name: account, namespace: linkNamespace },
  },
  role('ClusterRole', { name: account }, [
    {
      ...{ apiGroups: [''], resources: ['serviceaccounts'] },
      ...{ resourceNames: [account], verbs: ['impersonate'] },
    },
  ]),
  binding('RoleBinding', { name: account, namespace: linkNamespace }, account),
  role('ClusterRole', { name: `${account}-userextras` }, [
    {
      apiGroups: ['authentication.k8s.io'],
      resources: ['user', 'groups'].map(
        key => `userextras/${groupOfKinds}/${key}`,
      ),
      verbs: ['impersonate'],
    },
  ]),
  binding(
    'ClusterRoleBinding',
    { name: `${account}-userextras` },
    `${account}-userextras`,
  ),
  role('ClusterRole', { name: 'widgets' }, [
    {
      apiGroups: [widgetGroup],
      resources: ['widgets', 'widgets/status', 'widgets/scale'],
      verbs,
    },
  ]),
];

const exportOf = (namespace: string) =>
  binding('RoleBinding', { name: account, namespace }, 'widgets');

const importOf = (namespace: string, namespaceDeletion: string) => ({
  ...{ apiVersion: `${groupOfKinds}/v1alpha1`, kind: 'APIResourceImport' },
  metadata: { name: 'widgets', namespace },
  spec: { group: widgetGroup, resources: ['widgets'], namespaceDeletion },
});

const linkOfWorkload = [
  {
    ...{
      apiVersion: `${groupOfKinds}/v1alpha1`,
      kind: 'DownstreamClusterLink',
    },
    metadata: linkRef,
    spec: {
      upstream: { name: 'services', kubeconfig: { secretName: 'services' } },
    },
  },
  {
    ...{
      apiVersion: `${groupOfKinds}/v1alpha1`,
      kind: 'ClusterAPIGroupImport',
    },
    metadata: { name: 'widgets' },
    spec: { group: widgetGroup, linkRef },
  },
];

/**
 * A service cluster and a workload cluster, with a link between them as the controllers would make it, and the aggregated API
 * server beside the latter as the ServiceAccount that `deploy/` makes for it.
 */
export class ProjectionClusters {
  static async start(): Promise<ProjectionClusters> {
    const [services, workload] = await Promise.all([
      TestCluster.start(),
      TestCluster.start(),
    ]);
    await Promise.all([
      services.serve(widgetDefinition, ...otherDefinitions),
      workload.kubectl([
        ...['apply', '-k', join(deploy, 'aggregated-apiserver/access')],
      ]),
      workload.kubectl(['apply', '-k', crds]),
    ]);
    await services.apply(...linkOfServices);
    await workload.kubectl([
      ...[
        'apply',
        '-f',
        join(deploy, 'aggregated-apiserver/projection/cluster-role.yaml'),
      ],
      ...[
        '-f',
        join(deploy, 'aggregated-apiserver/projection/role-kubeconfigs.yaml'),
      ],
    ]);
    await workload.kubectl([
      ...['wait', 'crd', '--for=condition=Established', '--timeout=30s'],
      '--selector=app.kubernetes.io/part-of=services-toolkit',
    ]);
    await workload.apply(await kubeconfigSecret(services), ...linkOfWorkload);
    const server = new ApiServerProcess([
      `--kubeconfig=${await workload.kubeconfigOf(
        'services-toolkit-apiserver',
      )}`,
      ...['--port=0', '--bind-address=localhost'],
      ...['--parts=projection', `--collectors=${collector}`],
    ]);
    const clusters = new ProjectionClusters(services, workload, server);
    await clusters.#register();
    return clusters;
  }

  private constructor(
    readonly services: TestCluster,
    readonly workload: TestCluster,
    readonly server: ApiServerProcess,
  ) {}

  /** Makes a namespace on both sides, exported on one and imported on the other. */
  async namespace(
    name: string,
    { isImported = true, namespaceDeletion = 'Delete' } = {},
  ): Promise<string> {
    const namespace = {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    };
    await Promise.all([
      this.services.apply(namespace, exportOf(name)),
      this.workload.apply(
        namespace,
        ...(isImported ? [importOf(name, namespaceDeletion)] : []),
      ),
    ]);
    return name;
  }

  /** A kubeconfig of the service cluster with the rights of the link, for comparisons. */
  async directKubeconfig(): Promise<string> {
    return this.services.file(await kubeconfigText(this.services));
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await Promise.all([this.services.stop(), this.workload.stop()]);
  }

  async #register(): Promise<void> {
    const { workload, server } = this;
    const [service, apiService] = await registration(await server.port());
    await workload.apply(service as object);
    const authority = await eventually('the authority is published', () =>
      workload.kubectl([
        ...['get', 'configmap', 'services-toolkit-apiserver-ca'],
        ...['-n=services-toolkit', '-o=jsonpath={.data.ca\\.crt}'],
      ]),
    );
    const caBundle = Buffer.from(`${authority}\n`).toString('base64');
    const { spec } = apiService as { spec: { service: object } };
    await workload.apply(
      ...['v1', 'v1beta1'].map((version, index) => ({
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: `${version}.${widgetGroup}` },
        spec: {
          ...{ group: widgetGroup, version, caBundle, service: spec.service },
          groupPriorityMinimum: 1_000,
          versionPriority: 100 - index,
        },
      })),
    );
    await workload.kubectl([
      ...['wait', '--for=condition=Available', '--timeout=60s'],
      `apiservice/v1.${widgetGroup}`,
      `apiservice/v1beta1.${widgetGroup}`,
    ]);
  }
}

async function kubeconfigText(services: TestCluster): Promise<string> {
  const [server, ca, token] = await Promise.all([
    ...['server', 'certificate-authority-data'].map(field =>
      services.kubectl([
        ...['config', 'view', '--raw'],
        `-o=jsonpath={.clusters[0].cluster.${field}}`,
      ]),
    ),
    services.token(account, { inNamespace: linkNamespace }),
  ]);
  return stringify({
    ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'services' },
    clusters: [
      {
        name: 'services',
        cluster: { server, 'certificate-authority-data': ca },
      },
    ],
    users: [{ name: 'link', user: { token } }],
    contexts: [
      { name: 'services', context: { cluster: 'services', user: 'link' } },
    ],
  });
}

async function kubeconfigSecret(services: TestCluster): Promise<object> {
  return {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
    metadata: linkRef,
    stringData: { kubeconfig: await kubeconfigText(services) },
  };
}
