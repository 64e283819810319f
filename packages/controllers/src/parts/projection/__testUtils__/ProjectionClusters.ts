import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join, relative, resolve } from 'node:path';
import {
  projection,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import { definitionOf } from '@services-toolkit/test-support';
import type { ControllersProcess } from '../../../__testUtils__/ControllersProcess';
import { TestCluster } from '../../../__testUtils__/TestCluster';
import { linkKubeConfig } from '../../../runtime/links/linkKubeConfig';

const components = resolve(__dirname, '../../../../../../deploy/parts');
export const apiVersion =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';

/** What the service cluster exports. */
export const widgets: ResourceType = {
  group: 'widgets.example.org',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  namespaced: true,
};

/** The namespace of the workload cluster's links: the controllers' own. */
export const ownNamespace = 'services-toolkit';

/** Two clusters with the part deployed, and what is built upon it, and the controllers of these running in each. */
export class ProjectionClusters {
  private constructor(
    readonly services: TestCluster,
    readonly workload: TestCluster,
    private readonly processes: ControllersProcess[],
  ) {}

  static async start(
    parts: readonly string[] = ['projection'],
  ): Promise<ProjectionClusters> {
    const clusters = await Promise.all([
      TestCluster.start({ own: true }),
      TestCluster.start({ own: true }),
    ]);
    const [services, workload] = clusters;
    const processes = await Promise.all(
      clusters.map(async cluster => {
        await deployParts(cluster, parts);
        return cluster.startControllers([`--parts=${parts.join()}`]);
      }),
    );
    await services.kubectl(['apply', '-f', '-'], definitionOf(widgets));
    return new ProjectionClusters(services, workload, processes);
  }

  /** What both of them have logged. */
  get logs(): string[] {
    return this.processes.map(({ log }) => log);
  }

  /** The hand-over as docs/projection.md has it: one pair of kubectl's, and nothing secret in an argument. */
  async handOver(
    from: { namespace: string; secret: string },
    to: { namespace: string; secret: string },
  ): Promise<void> {
    const secret = await this.services.kubectl([
      ...['get', 'secret', from.secret, '--namespace', from.namespace],
      ...['--output', `go-template=${handedOver(to.secret)}`],
    ]);
    await this.workload.kubectl(
      [
        ...['apply', '--server-side', '--force-conflicts'],
        ...['--namespace', to.namespace, '--filename', '-'],
      ],
      secret,
    );
  }

  /** Puts a kubeconfig of the service cluster where a link of the workload cluster looks for it. */
  async give(
    secret: string,
    kubeconfig: string,
    namespace = ownNamespace,
  ): Promise<void> {
    await apply(this.workload, [
      {
        ...{ apiVersion: 'v1', kind: 'Secret' },
        metadata: { name: secret, namespace },
        stringData: { [projection.kubeconfigKey]: kubeconfig },
      },
    ]);
  }

  /** The same with a token, which need not be a good one. */
  async giveToken(secret: string, token: string): Promise<void> {
    const { server, caData } = this.services;
    await this.give(secret, linkKubeConfig({ server, caData, token }, 'links'));
  }

  /** What the aggregated API server leaves for the controllers, and the Service in front of it. */
  async installProxy(): Promise<void> {
    await apply(this.workload, [
      {
        ...{ apiVersion: 'v1', kind: 'ConfigMap' },
        metadata: { name: projection.proxyAuthority, namespace: ownNamespace },
        data: { [projection.proxyAuthorityKey]: 'an authority' },
      } as KubernetesObject,
      {
        ...{ apiVersion: 'v1', kind: 'Service' },
        metadata: { name: projection.proxyService, namespace: ownNamespace },
        spec: {
          ...{ type: 'ExternalName', externalName: 'localhost' },
          ports: [{ name: 'https', port: 7443 }],
        },
      } as KubernetesObject,
    ]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map(process => process.stop()));
    await Promise.all([this.services.stop(), this.workload.stop()]);
  }
}

/** A Secret of that name with the kubeconfig of the one that is read. */
function handedOver(name: string): string {
  return `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"${name}"},"data":{"kubeconfig":"{{.data.kubeconfig}}"}}`;
}

/** All in one file, in that order. */
export async function apply(
  cluster: TestCluster,
  items: readonly object[],
): Promise<void> {
  await cluster.kubectl(['apply', '-f', '-'], {
    ...{ apiVersion: 'v1', kind: 'List' },
    items,
  });
}

/** The side of the service cluster, as one file: a link, and what it may use in a namespace. */
export function serviceSide(
  cluster: TestCluster,
  links: string,
  exported: string,
): object[] {
  return [
    {
      ...{ apiVersion, kind: 'APIExportRoleBinding' },
      metadata: { name: 'widgets', namespace: exported },
      spec: {
        linkRef: { namespace: links, name: 'workload' },
        roleRef: { name: `widgets-of-${exported}` },
      },
    },
    {
      ...{ apiVersion, kind: 'UpstreamClusterLink' },
      metadata: { name: 'workload', namespace: links },
      spec: {
        downstream: { name: 'workload' },
        kubeconfig: {
          server: cluster.server,
          certificateAuthorityData: cluster.caData,
        },
      },
    },
    {
      ...{ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' },
      metadata: { name: `widgets-of-${exported}` },
      rules: [
        {
          apiGroups: [widgets.group],
          resources: ['widgets', 'widgets/status'],
          verbs: [
            ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
          ],
        },
      ],
    },
  ];
}

/** A link of the workload cluster, whose Secret has its name. */
export function downstreamLink(name: string, namespace = ownNamespace): object {
  return {
    ...{ apiVersion, kind: 'DownstreamClusterLink' },
    metadata: { name, namespace },
    spec: {
      upstream: { name: 'services', kubeconfig: { secretName: name } },
    },
  };
}

/** An import of a group through the link "services". */
export function groupImport(
  name: string,
  group: string,
  more: object = {},
): object {
  return {
    ...{ apiVersion, kind: 'ClusterAPIGroupImport' },
    metadata: { name },
    spec: {
      ...{ group, linkRef: { namespace: ownNamespace, name: 'services' } },
      ...more,
    },
  };
}

/** The side of the workload cluster, as one file. */
export function workloadSide(opened: string): object[] {
  const name = 'services';
  return [
    {
      ...{ apiVersion, kind: 'APIResourceImport' },
      metadata: { name, namespace: opened },
      spec: { group: widgets.group },
    },
    groupImport(name, widgets.group),
    downstreamLink(name),
  ];
}

/** Applies parts that `deploy/` leaves out, and waits until their kinds are served. They stand there alone. */
export async function deployParts(
  cluster: TestCluster,
  parts: readonly string[],
): Promise<void> {
  const folder = await mkdtemp(join(os.tmpdir(), 'projection-'));
  try {
    await writeFile(
      join(folder, 'kustomization.yaml'),
      [
        'apiVersion: kustomize.config.k8s.io/v1beta1',
        'kind: Kustomization',
        `components: [${parts.map(part =>
          relative(folder, join(components, part)),
        )}]`,
        '',
      ].join('\n'),
    );
    await cluster.kubectl(['apply', '-k', folder]);
    await cluster.kubectl([
      ...['wait', '--for=condition=Established', '--timeout=60s', 'crd'],
      '--selector=app.kubernetes.io/part-of=services-toolkit',
    ]);
    // What other parts are granted is not there to help this one.
    await cluster.kubectl([
      ...['delete', 'clusterrolebinding'],
      ...['services-toolkit-controllers-claims'],
      ...['services-toolkit-controllers-offerings'],
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
