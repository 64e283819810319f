import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import {
  createTestNamespace,
  kubectl,
  startDeployedControlPlane,
  type DeployedControlPlane,
} from '@services-toolkit/control-plane';
import {
  resourceTypes,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import {
  createKubernetesClient,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { apiServiceName } from '../apiGroups/instanceQuery/apiServiceName';
import { ApiServerProcess } from './ApiServerProcess';
import { databaseType, type Database } from './databases';

export const deploy = resolve(__dirname, '../../../../deploy');
const serviceAccount = 'services-toolkit-apiserver';

const { group, version, kind, plural } = databaseType;
const databaseManifests = [
  {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        ...{ kind, plural },
        ...{ singular: 'database', listKind: 'DatabaseList' },
      },
      versions: [
        {
          ...{ name: version, served: true, storage: true },
          subresources: { status: {} },
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {
      name: `read-${plural}.${group}`,
      labels: { 'servicebinding.io/controller': 'true' },
    },
    rules: [
      {
        apiGroups: [group],
        resources: [plural],
        verbs: ['get', 'list', 'watch'],
      },
    ],
  },
];

/**
 * A real API server that passes requests on to ours. There is no pod network: the Service is an ExternalName, and our
 * process runs beside it, as the ServiceAccount that `deploy/` made for it and as nobody else.
 */
export class AggregatedCluster {
  readonly client: KubernetesClient;
  readonly port: number;
  readonly process: ApiServerProcess;
  readonly kubeconfig: string;
  readonly #dataDir: string;
  readonly #controlPlane: DeployedControlPlane;

  private constructor(init: {
    client: KubernetesClient;
    port: number;
    process: ApiServerProcess;
    kubeconfig: string;
    dataDir: string;
    controlPlane: DeployedControlPlane;
  }) {
    this.client = init.client;
    this.port = init.port;
    this.process = init.process;
    this.kubeconfig = init.kubeconfig;
    this.#dataDir = init.dataDir;
    this.#controlPlane = init.controlPlane;
  }

  static async start(): Promise<AggregatedCluster> {
    // Of its own: a group of which the server has gone would disturb whoever shares the cluster.
    const controlPlane = await startDeployedControlPlane();
    const { kubeconfig, dataDir } = controlPlane;
    await kubectl(
      ['apply', '-k', join(deploy, 'aggregated-apiserver/access')],
      { kubeconfig },
    );
    await kubectl(['apply', '-f', '-'], {
      kubeconfig,
      input: { apiVersion: 'v1', kind: 'List', items: databaseManifests },
    });
    await kubectl(
      ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'],
      { kubeconfig },
    );
    const process = new ApiServerProcess([
      `--kubeconfig=${await ownKubeconfig(kubeconfig, dataDir)}`,
      '--port=0',
      '--bind-address=localhost',
    ]);
    const port = await process.port();
    await kubectl(['apply', '-f', '-'], {
      kubeconfig,
      input: await registration(port),
    });
    await kubectl(
      [
        ...['wait', '--for=condition=Available', '--timeout=60s'],
        `apiservice/${apiServiceName}`,
      ],
      { kubeconfig },
    );
    return new AggregatedCluster({
      client: await createKubernetesClient({
        kubeConfig: { file: kubeconfig },
      }),
      ...{ port, process, kubeconfig, dataDir, controlPlane },
    });
  }

  /** The one that our process runs with. */
  get ownKubeconfig(): string {
    return join(this.#dataDir, 'apiserver.kubeconfig');
  }

  /** Runs kubectl as administrator. */
  kubectl(args: readonly string[], input?: object | string): Promise<string> {
    const { kubeconfig } = this;
    return kubectl(args, { kubeconfig, ...(input && { input }) });
  }

  /** Runs kubectl to an end that is not well; answers with what it says. */
  async refusal(
    args: readonly string[],
    input?: object | string,
  ): Promise<string> {
    return this.kubectl(args, input).then(
      output => `It was not refused: ${output}`,
      (error: Error) => error.message,
    );
  }

  async namespace(prefix: string): Promise<string> {
    return (await createTestNamespace(this.kubeconfig, prefix)).name;
  }

  async addDatabase(database: Database): Promise<Database> {
    const created = await this.client.create(databaseType, database);
    return this.client.update<Database>(
      databaseType,
      { ...database, metadata: created.metadata },
      { subresource: 'status' },
    );
  }

  async addClass(instanceClass: ClusterInstanceClass): Promise<void> {
    const type = resourceTypes.clusterInstanceClasses;
    const created = await this.client.create(type, instanceClass);
    await this.client.update(
      type,
      { ...instanceClass, metadata: created.metadata },
      { subresource: 'status' },
    );
  }

  /** A file of the cluster's certificates, such as `front-proxy-client.key`. */
  pki(file: string): Promise<string> {
    return readFile(join(this.#dataDir, 'pki', file), 'utf8');
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.process.stop();
    await this.#controlPlane.stop();
  }
}

/** What `deploy/` registers, at a port of this machine. */
async function registration(port: number): Promise<object> {
  const file = join(deploy, 'aggregated-apiserver/api-service.yaml');
  const apiService = parse(await readFile(file, 'utf8'));
  apiService.spec.service.port = port;
  const { name, namespace } = apiService.spec.service;
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace },
        spec: { type: 'ExternalName', externalName: 'localhost' },
      },
      apiService,
    ],
  };
}

/** The administrator's kubeconfig with the server's token in the place of the certificate. */
async function ownKubeconfig(
  admin: string,
  directory: string,
): Promise<string> {
  const token = await kubectl(
    [
      ...['create', 'token', serviceAccount],
      ...['--namespace=services-toolkit', '--duration=2h'],
    ],
    { kubeconfig: admin },
  );
  const config: { users: { user: unknown }[] } = parse(
    await readFile(admin, 'utf8'),
  );
  const file = join(directory, 'apiserver.kubeconfig');
  await writeFile(
    file,
    stringify({
      ...config,
      users: config.users.map(user => ({ ...user, user: { token } })),
    }),
  );
  return file;
}
