import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  resourceTypes,
  type ClusterInstanceClass,
} from '@services-toolkit/kubernetes-api';
import {
  createKubernetesClient,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import {
  ApiServerProcess,
  definitionOf,
  readerRole,
  TestCluster,
} from '@services-toolkit/test-support';
import { parse } from 'yaml';
import { apiServiceName } from '../apiGroups/instanceQuery/apiServiceName';
import { databaseType, type Database } from './databases';

export const deploy = resolve(__dirname, '../../../../deploy');
const serviceAccount = 'services-toolkit-apiserver';

/**
 * A real API server that passes requests on to ours. There is no pod network: the Service is an ExternalName, and our
 * process runs beside it, as the ServiceAccount that `deploy/` made for it and as nobody else.
 */
export class AggregatedCluster {
  static async start(): Promise<AggregatedCluster> {
    // Of its own: a group of which the server has gone would disturb whoever shares the cluster.
    const cluster = await TestCluster.start();
    await cluster.kubectl([
      ...['apply', '-k', join(deploy, 'aggregated-apiserver/access')],
    ]);
    await cluster.serve(definitionOf(databaseType));
    await cluster.apply(readerRole(databaseType));
    const ownKubeconfig = await cluster.kubeconfigOf(serviceAccount);
    const process = new ApiServerProcess([
      `--kubeconfig=${ownKubeconfig}`,
      '--port=0',
      '--bind-address=localhost',
    ]);
    const port = await process.port();
    await cluster.apply(...(await registration(port)));
    await cluster.kubectl([
      ...['wait', '--for=condition=Available', '--timeout=60s'],
      `apiservice/${apiServiceName}`,
    ]);
    const client = await createKubernetesClient({
      kubeConfig: { file: cluster.kubeconfig },
    });
    return new AggregatedCluster(cluster, client, process, port, ownKubeconfig);
  }

  private constructor(
    private readonly cluster: TestCluster,
    readonly client: KubernetesClient,
    readonly process: ApiServerProcess,
    readonly port: number,
    /** The one that our process runs with. */
    readonly ownKubeconfig: string,
  ) {}

  /** An administrator's. */
  get kubeconfig(): string {
    return this.cluster.kubeconfig;
  }

  /** Runs kubectl as administrator. */
  kubectl(args: readonly string[], input?: object | string): Promise<string> {
    return this.cluster.kubectl(args, input);
  }

  /** Runs kubectl to an end that is not well; answers with what it says. */
  refusal(args: readonly string[], input?: object | string): Promise<string> {
    return this.cluster.refusal(args, input);
  }

  namespace(prefix: string): Promise<string> {
    return this.cluster.namespace(prefix);
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
    return this.cluster.pki(file);
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.process.stop();
    await this.cluster.stop();
  }
}

/** What `deploy/` registers, at a port of this machine. */
async function registration(port: number): Promise<object[]> {
  const file = join(deploy, 'aggregated-apiserver/api-service.yaml');
  const apiService = parse(await readFile(file, 'utf8'));
  apiService.spec.service.port = port;
  const { name, namespace } = apiService.spec.service;
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { type: 'ExternalName', externalName: 'localhost' },
    },
    apiService,
  ];
}
