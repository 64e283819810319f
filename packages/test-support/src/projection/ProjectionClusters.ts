import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { eventually } from '@services-toolkit/control-plane';
import { stringify } from 'yaml';
import { TestCluster } from '../cluster/TestCluster';
import { projectFolder } from '../projectFolder';
import { ApiServerProcess } from '../process/ApiServerProcess';
import { otherDefinitions, widgetDefinition, widgetGroup } from './widgets';

const deploy = resolve(projectFolder, 'deploy');
const groupOfKinds = 'projection.apiresources.multicluster.x-tanzu.vmware.com';
const apiVersion = `${groupOfKinds}/v1alpha1`;
const linkNamespace = 'links';
const linkRef = { namespace: 'services-toolkit', name: 'services' };
/** Who the test's control planes collect garbage and empty namespaces as. */
export const collector = 'system:control-plane-controllers';

const exportOf = (namespace: string) => ({
  ...{ apiVersion, kind: 'APIExportRoleBinding' },
  metadata: { name: 'widgets', namespace },
  spec: {
    linkRef: { namespace: linkNamespace, name: 'workload' },
    roleRef: { name: 'widgets' },
  },
});

const importOf = (namespace: string, namespaceDeletion: string) => ({
  ...{ apiVersion, kind: 'APIResourceImport' },
  metadata: { name: 'widgets', namespace },
  spec: { group: widgetGroup, resources: ['widgets'], namespaceDeletion },
});

/** What an administrator applies in the service cluster. */
const sideOfServices = (server: string, certificateAuthorityData: string) => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: linkNamespace } },
  {
    ...{ apiVersion, kind: 'UpstreamClusterLink' },
    metadata: { name: 'workload', namespace: linkNamespace },
    spec: {
      downstream: { name: 'workload' },
      kubeconfig: { server, certificateAuthorityData },
    },
  },
  {
    ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
    metadata: { name: 'widgets' },
    rules: [
      {
        apiGroups: [widgetGroup],
        resources: ['widgets', 'widgets/status', 'widgets/scale'],
        verbs: [
          ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
          'deletecollection',
        ],
      },
    ],
  },
];

/** And in the workload cluster. */
const sideOfWorkload = [
  {
    ...{ apiVersion, kind: 'DownstreamClusterLink' },
    metadata: linkRef,
    spec: {
      upstream: { name: 'services', kubeconfig: { secretName: 'services' } },
    },
  },
  {
    ...{ apiVersion, kind: 'ClusterAPIGroupImport' },
    metadata: { name: 'widgets' },
    spec: { group: widgetGroup, linkRef },
  },
];

/**
 * A service cluster and a workload cluster with a link between them, the controllers in both, and the aggregated API server
 * beside the latter: each as the ServiceAccount that `deploy/` makes for it.
 */
export class ProjectionClusters {
  /**
   * @param options.serverFlags - for the Node of the aggregated API server
   * @param options.reach - how the link reaches the service cluster, where that is not by its own address, and an authority (PEM)
   *   that it trusts beside the service cluster's own
   */
  static async start({
    serverFlags = [],
    reach = async server => ({ address: server }),
  }: {
    serverFlags?: readonly string[];
    reach?: (
      server: string,
    ) => Promise<{ address: string; authority?: string }>;
  } = {}): Promise<ProjectionClusters> {
    const [services, workload] = await Promise.all([
      TestCluster.start(),
      TestCluster.start(),
    ]);
    await Promise.all([
      services.serve(widgetDefinition, ...otherDefinitions),
      ...[services, workload].map(deployPart),
      workload.kubectl([
        ...['apply', '-k', join(deploy, 'aggregated-apiserver/access')],
      ]),
    ]);
    for (const file of ['cluster-role.yaml', 'role-kubeconfigs.yaml']) {
      await workload.kubectl([
        ...[
          'apply',
          '-f',
          join(deploy, 'aggregated-apiserver/projection', file),
        ],
      ]);
    }
    const controllers = await Promise.all(
      [services, workload].map(async cluster =>
        ApiServerProcess.controllers([
          `--kubeconfig=${await cluster.kubeconfigOf(
            'services-toolkit-controllers',
          )}`,
          ...['--parts=projection', '--health-port=0', '--leader-elect=false'],
        ]),
      ),
    );
    const server = new ApiServerProcess(
      [
        `--kubeconfig=${await workload.kubeconfigOf(
          'services-toolkit-apiserver',
        )}`,
        ...['--port=0', '--bind-address=localhost'],
        ...['--parts=projection', `--collectors=${collector}`],
      ],
      { nodeFlags: serverFlags },
    );
    const clusters = new ProjectionClusters(
      services,
      workload,
      await reach(services.server),
      server,
      controllers,
    );
    await clusters.link();
    return clusters;
  }

  private constructor(
    readonly services: TestCluster,
    readonly workload: TestCluster,
    private readonly reach: { address: string; authority?: string },
    readonly server: ApiServerProcess,
    private readonly controllers: readonly ApiServerProcess[],
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
    const kubeconfig = await this.#kubeconfigOfLink();
    return this.services.file(
      kubeconfig.replaceAll(this.reach.address, this.services.server),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(
      [this.server, ...this.controllers].map(process => process.stop()),
    );
    await Promise.all([this.services.stop(), this.workload.stop()]);
  }

  /** One apply for each side, and the kubeconfig handed over between them. */
  async link(): Promise<void> {
    const { services, workload, server } = this;
    const { address, authority } = this.reach;
    const authorities = authority
      ? Buffer.from(authority).toString('base64')
      : '';
    await services.apply(
      ...sideOfServices(address, joined(services.caData, authorities)),
    );
    await workload.apply(...sideOfWorkload, {
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: {
        ...{ name: 'services-toolkit-apiserver', namespace: linkRef.namespace },
      },
      spec: {
        ...{ type: 'ExternalName', externalName: 'localhost' },
        ports: [{ name: 'https', port: await server.port() }],
      },
    });
    const kubeconfig = await eventually('the link has a kubeconfig', () =>
      this.#kubeconfigOfLink(),
    );
    await workload.apply({
      ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque' },
      metadata: linkRef,
      stringData: { kubeconfig },
    });
    await workload.kubectl([
      ...['wait', 'clusterapigroupimport/widgets', '--timeout=60s'],
      '--for=condition=Ready',
    ]);
    await workload.kubectl([
      ...['wait', '--for=condition=Available', '--timeout=60s'],
      `apiservice/v1.${widgetGroup}`,
      `apiservice/v1beta1.${widgetGroup}`,
    ]);
  }

  async #kubeconfigOfLink(): Promise<string> {
    const text = await this.services.kubectl([
      ...['get', 'secret', 'workload-kubeconfig', `-n=${linkNamespace}`],
      '-o=jsonpath={.data.kubeconfig}',
    ]);
    return Buffer.from(text, 'base64').toString('utf8');
  }
}

/** Certificates in base64 as one. */
function joined(...authorities: string[]): string {
  const each = authorities.map(one => Buffer.from(one, 'base64'));
  return Buffer.concat(each).toString('base64');
}

/** The part of projection as `deploy/` has it: a component, which a kustomization has to list. */
async function deployPart(cluster: TestCluster): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'projection-'));
  try {
    const component = relative(folder, join(deploy, 'parts/projection'));
    await writeFile(
      join(folder, 'kustomization.yaml'),
      stringify({ components: [component] }),
    );
    await cluster.kubectl(['apply', '-k', folder]);
  } finally {
    await rm(folder, { recursive: true });
  }
  await cluster.kubectl([
    ...['wait', 'crd', '--for=condition=Established', '--timeout=30s'],
    '--selector=app.kubernetes.io/part-of=services-toolkit',
  ]);
}
