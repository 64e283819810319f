import {
  builtinResourceTypes,
  type KubernetesObject,
  type ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  createKubernetesClient,
  type KubernetesClient,
  type ObjectKey,
} from '@services-toolkit/kubernetes-runtime';
import {
  aSecret,
  definitionOf,
  readerRole,
  TestCluster as DeployedCluster,
} from '@services-toolkit/test-support';
import { auditFolder, auditPolicy } from './auditLogs';
import { ControllersProcess } from './ControllersProcess';
import { aDatabase, databaseType, type Database } from './databases';
import { waitFor } from './waitFor';

/**
 * A real API server with what `deploy/` makes in it, and a kind of databases that may be claimed. Tests act as
 * administrator; the controllers run as the ServiceAccount that `deploy/` made for them, and as nobody else.
 */
export class TestCluster {
  private constructor(
    private readonly cluster: DeployedCluster,
    /** An administrator's. */
    readonly client: KubernetesClient,
    private readonly controllers: string,
  ) {}

  /** `own`: for a test that takes away what `deploy/` has granted, or needs more than one. */
  static async start({ own = false } = {}): Promise<TestCluster> {
    return TestCluster.#of(
      await DeployedCluster.start({
        ...{ auditFolder, auditPolicy, mayBeShared: !own },
        // As OpenShift has it: an owner reference that blocks deletion wants a right of its own.
        apiServerFlags: [
          '--enable-admission-plugins=OwnerReferencesPermissionEnforcement',
        ],
      }),
    );
  }

  /** A cluster that the test has started, with `deploy/` applied, and will stop. */
  static async at(kubeconfig: string): Promise<TestCluster> {
    return TestCluster.#of(await DeployedCluster.at(kubeconfig));
  }

  static async #of(cluster: DeployedCluster): Promise<TestCluster> {
    await cluster.serve(definitionOf(databaseType));
    await cluster.apply(readerRole(databaseType));
    const controllers = await cluster.kubeconfigOf(
      'services-toolkit-controllers',
    );
    const client = await createKubernetesClient({
      kubeConfig: { file: cluster.kubeconfig },
    });
    return new TestCluster(cluster, client, controllers);
  }

  /** `https://127.0.0.1:<port>` */
  get server(): string {
    return this.cluster.server;
  }

  /** The base64 of its certificate authority, as kubeconfigs have it. */
  get caData(): string {
    return this.cluster.caData;
  }

  /** A client as the controllers' ServiceAccount, for controllers in this process. */
  controllersClient(): Promise<KubernetesClient> {
    return createKubernetesClient({ kubeConfig: { file: this.controllers } });
  }

  /** Starts the controllers' own process, as the ServiceAccount. */
  startControllers(args: readonly string[] = []): Promise<ControllersProcess> {
    return ControllersProcess.start(this.controllers, args);
  }

  /** Starts it with further arguments, and waits for nothing. */
  spawnControllers(args: readonly string[]): ControllersProcess {
    return ControllersProcess.spawn([
      `--kubeconfig=${this.controllers}`,
      ...args,
    ]);
  }

  /** Runs kubectl as administrator. */
  kubectl(args: readonly string[], input?: object | string): Promise<string> {
    return this.cluster.kubectl(args, input);
  }

  namespace(prefix: string): Promise<string> {
    return this.cluster.namespace(prefix);
  }

  /** A database as its operator would leave it: with a Secret, and named in its status. */
  async addDatabase(
    namespace: string,
    name: string,
    data: Record<string, string> = { password: `of-${name}` },
    labels?: Record<string, string>,
  ): Promise<Database> {
    await this.client.create(
      builtinResourceTypes.secrets,
      aSecret(namespace, `${name}-credentials`, data),
    );
    const created = await this.client.create(
      databaseType,
      aDatabase(namespace, name, labels),
    );
    return this.client.update<Database>(
      databaseType,
      { ...created, status: { binding: { name: `${name}-credentials` } } },
      { subresource: 'status' },
    );
  }

  /** Waits by watch until the object is there and fulfils the condition. */
  async waitFor<T extends KubernetesObject>(
    type: ResourceType,
    key: ObjectKey,
    condition: (object: T) => boolean,
  ): Promise<T> {
    const found = await waitFor<T>(
      this.client,
      type,
      key,
      object => object !== undefined && condition(object),
    );
    if (!found) {
      throw new TypeError('waitFor answered before its condition was met');
    }
    return found;
  }

  /** Waits by watch until some object in a namespace fulfils the condition. */
  async waitForOne<T extends KubernetesObject>(
    type: ResourceType,
    namespace: string,
    condition: (object: T) => boolean,
  ): Promise<T> {
    const watch = this.client.watch<T>(type, {
      namespace,
      signal: AbortSignal.timeout(30_000),
    });
    for await (const event of watch) {
      if (event.type !== 'BOOKMARK' && condition(event.object)) {
        return event.object;
      }
    }
    throw new Error(`No ${type.kind} in ${namespace} got there in time`);
  }

  /** Waits by watch until the object is gone. */
  async waitForEnd(type: ResourceType, key: ObjectKey): Promise<void> {
    await waitFor(this.client, type, key, object => object === undefined);
  }

  /** Waits by watch for an Event; answers with what it says. */
  async waitForEvent(namespace: string, reason: string): Promise<string> {
    const watch = this.client.watch<
      KubernetesObject & { reason?: string; message?: string }
    >(builtinResourceTypes.events, {
      namespace,
      signal: AbortSignal.timeout(30_000),
    });
    for await (const event of watch) {
      if (event.type !== 'BOOKMARK' && event.object.reason === reason) {
        return event.object.message ?? '';
      }
    }
    throw new Error(`There is no Event ${reason} in namespace ${namespace}`);
  }

  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void> {
    return this.cluster.kill();
  }

  restart(): Promise<void> {
    return this.cluster.restart();
  }

  async stop(): Promise<void> {
    await this.client.close();
    await this.cluster.stop();
  }
}
