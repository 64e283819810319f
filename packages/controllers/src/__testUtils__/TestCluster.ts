import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import {
  applyDeploy,
  createTestNamespace,
  kubectl,
  startDeployedControlPlane,
  TEST_KUBECONFIG_VARIABLE,
} from '@services-toolkit/control-plane';
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
import { auditFolder, auditPolicy } from './auditLogs';
import { ControllersProcess } from './ControllersProcess';
import {
  aDatabase,
  aSecret,
  databaseType,
  definitionOf,
  readerRole,
  type Database,
} from './databases';
import { waitFor } from './waitFor';

/**
 * A real API server with what `deploy/` makes in it, and a kind of databases that may be claimed. Tests act as
 * administrator; the controllers run as the ServiceAccount that `deploy/` made for them, and as nobody else.
 */
export class TestCluster {
  readonly client: KubernetesClient;
  readonly #admin: string;
  readonly #controllers: string;
  readonly #release: () => Promise<void>;

  private constructor(
    client: KubernetesClient,
    admin: string,
    controllers: string,
    release: () => Promise<void>,
  ) {
    this.client = client;
    this.#admin = admin;
    this.#controllers = controllers;
    this.#release = release;
  }

  static async start(): Promise<TestCluster> {
    const shared = process.env[TEST_KUBECONFIG_VARIABLE];
    if (shared) {
      await applyDeploy(shared);
      return TestCluster.on(shared, async () => {});
    }
    const { kubeconfig, stop } = await startDeployedControlPlane({
      ...{ auditFolder, auditPolicy },
      // As OpenShift has it: an owner reference that blocks deletion wants a right of its own.
      apiServerFlags: [
        '--enable-admission-plugins=OwnerReferencesPermissionEnforcement',
      ],
    });
    return TestCluster.on(kubeconfig, stop);
  }

  /** Brings what the tests need to a control plane that has `deploy/` already. */
  static async on(
    kubeconfig: string,
    release: () => Promise<void>,
  ): Promise<TestCluster> {
    const directory = await mkdtemp(join(tmpdir(), 'controllers-test-'));
    await kubectl(['apply', '-f', '-'], {
      kubeconfig,
      input: {
        apiVersion: 'v1',
        kind: 'List',
        items: [definitionOf(databaseType), readerRole(databaseType)],
      },
    });
    await kubectl(
      ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s'],
      { kubeconfig },
    );
    const controllers = join(directory, 'controllers.kubeconfig');
    await writeFile(controllers, await controllersKubeconfig(kubeconfig));
    const client = await createKubernetesClient({
      kubeConfig: { file: kubeconfig },
    });
    return new TestCluster(client, kubeconfig, controllers, async () => {
      await client.close();
      await rm(directory, { recursive: true });
      await release();
    });
  }

  /** A client as the controllers' ServiceAccount, for controllers in this process. */
  controllersClient(): Promise<KubernetesClient> {
    return createKubernetesClient({ kubeConfig: { file: this.#controllers } });
  }

  /** Starts the controllers' own process, as the ServiceAccount. */
  startControllers(args: readonly string[] = []): Promise<ControllersProcess> {
    return ControllersProcess.start(this.#controllers, args);
  }

  /** Starts it with further arguments, and waits for nothing. */
  spawnControllers(args: readonly string[]): ControllersProcess {
    return ControllersProcess.spawn([
      `--kubeconfig=${this.#controllers}`,
      ...args,
    ]);
  }

  /** Runs kubectl as administrator. */
  kubectl(args: readonly string[], input?: object): Promise<string> {
    return kubectl(args, { kubeconfig: this.#admin, ...(input && { input }) });
  }

  async namespace(prefix: string): Promise<string> {
    const { name } = await createTestNamespace(this.#admin, prefix);
    return name;
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

  stop(): Promise<void> {
    return this.#release();
  }
}

/** The administrator's kubeconfig with the controllers' token in the place of the certificate. */
async function controllersKubeconfig(admin: string): Promise<string> {
  const token = await kubectl(
    [
      'create',
      'token',
      'services-toolkit-controllers',
      '--namespace=services-toolkit',
      '--duration=2h',
    ],
    { kubeconfig: admin },
  );
  const config: { users: { user: unknown }[] } = parse(
    await readFile(admin, 'utf8'),
  );
  return stringify({
    ...config,
    users: config.users.map(user => ({ ...user, user: { token } })),
  });
}
