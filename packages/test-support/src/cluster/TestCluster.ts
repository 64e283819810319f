import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { applyDeploy, kubectl } from '@services-toolkit/control-plane';
import { parse, stringify } from 'yaml';
import { borrowControlPlane } from '../pool/borrowControlPlane';
import { POOL_VARIABLE } from '../pool/poolMessages';
import { AuditLog, type AuditedRequest } from './AuditLog';
import { createTestNamespace } from './createTestNamespace';
import {
  deployControlPlane,
  type DeployedControlPlane,
  type DeployOptions,
} from './deployControlPlane';
import { readAccess } from './readAccess';
import { TEST_KUBECONFIG_VARIABLE } from './sharedControlPlane';

const namespace = 'services-toolkit';

/** Options of {@link TestCluster.start}. */
export interface TestClusterOptions extends DeployOptions {
  /**
   * Whether a cluster that was brought for the tests of a run will do: `SERVICES_TOOLKIT_TEST_KUBECONFIG` names its
   * kubeconfig. It keeps its flags, cannot be killed, and its audit log is not known.
   */
  mayBeShared?: boolean;
}

/**
 * A real API server with `deploy/` applied, for one test file: one that the pool of the run has ready, where there is a
 * pool, else a new one. It ends with this process at the latest.
 */
export class TestCluster {
  static async start({
    mayBeShared,
    ...options
  }: TestClusterOptions = {}): Promise<TestCluster> {
    const shared = mayBeShared && process.env[TEST_KUBECONFIG_VARIABLE];
    if (shared) {
      await applyDeploy(shared);
      return TestCluster.at(shared);
    }
    const pool = process.env[POOL_VARIABLE];
    return TestCluster.#of(
      pool
        ? await borrowControlPlane(pool, options)
        : await deployControlPlane(options),
    );
  }

  /** A cluster that somebody else has started, with `deploy/` applied, and will stop. */
  static async at(kubeconfig: string): Promise<TestCluster> {
    return TestCluster.#of(await ofSomebodyElse(kubeconfig));
  }

  static async #of(controlPlane: DeployedControlPlane): Promise<TestCluster> {
    return new TestCluster(
      await mkdtemp(path.join(os.tmpdir(), 'test-cluster-')),
      controlPlane,
    );
  }

  /** `https://127.0.0.1:<port>` */
  readonly server: string;
  /** Path of an administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** The base64 of its certificate authority, as kubeconfigs have it. */
  readonly caData: string;
  /** Of the ServiceAccount that deploy/portal makes. */
  readonly portalToken: string;
  readonly #folder: string;
  readonly #controlPlane: DeployedControlPlane;
  readonly #audit: AuditLog;
  #files = 0;

  private constructor(folder: string, controlPlane: DeployedControlPlane) {
    this.server = controlPlane.server;
    this.kubeconfig = controlPlane.kubeconfig;
    this.caData = controlPlane.caData;
    this.portalToken = controlPlane.portalToken;
    this.#folder = folder;
    this.#controlPlane = controlPlane;
    this.#audit = new AuditLog(controlPlane.auditLog);
  }

  /** Runs kubectl as administrator; `input` is for `-f -`. */
  readonly kubectl = (
    args: readonly string[],
    input?: string | object,
  ): Promise<string> =>
    kubectl(args, {
      kubeconfig: this.kubeconfig,
      ...(input !== undefined && { input }),
    });

  /** Runs kubectl to an end that is not well; answers with what it says. */
  async refusal(
    args: readonly string[],
    input?: string | object,
  ): Promise<string> {
    return this.kubectl(args, input).then(
      output => `It was not refused: ${output}`,
      (error: Error) => error.message,
    );
  }

  async apply(...items: object[]): Promise<void> {
    await this.kubectl(['apply', '-f', '-'], {
      apiVersion: 'v1',
      kind: 'List',
      items,
    });
  }

  /** Brings CustomResourceDefinitions, and waits until their kinds are served. */
  async serve(...definitions: { metadata: { name: string } }[]): Promise<void> {
    await this.apply(...definitions);
    await this.kubectl([
      ...['wait', '--for=condition=Established', '--timeout=30s'],
      ...definitions.map(({ metadata }) => `crd/${metadata.name}`),
    ]);
  }

  /** Makes a namespace that nobody else has; answers with its name. */
  async namespace(prefix: string): Promise<string> {
    return (await createTestNamespace(this.kubeconfig, prefix)).name;
  }

  /** A new token of a ServiceAccount. */
  token(account: string, { inNamespace = namespace } = {}): Promise<string> {
    return this.kubectl([
      ...['create', 'token', account],
      ...[`--namespace=${inNamespace}`, '--duration=2h'],
    ]);
  }

  /** Writes the kubeconfig of a ServiceAccount that `deploy/` makes; answers with its path. */
  async kubeconfigOf(account: string): Promise<string> {
    const token = await this.token(account);
    const config: { users: { user: unknown }[] } = parse(
      await readFile(this.kubeconfig, 'utf8'),
    );
    return this.file(
      stringify({
        ...config,
        users: config.users.map(user => ({ ...user, user: { token } })),
      }),
    );
  }

  /** Writes a file of its own with that text; answers with its path. It goes with the cluster. */
  async file(text: string): Promise<string> {
    const file = path.join(this.#folder, `file-${++this.#files}`);
    await writeFile(file, text, { mode: 0o600 });
    return file;
  }

  /** A file of the cluster's certificates, such as `front-proxy-client.key`. */
  pki(file: string): Promise<string> {
    return readFile(path.join(this.#controlPlane.dataDir, 'pki', file), 'utf8');
  }

  /** What was asked for so far: each request once, as the audit log has it at its last stage. */
  requests(): Promise<AuditedRequest[]> {
    return this.#audit.requests();
  }

  /** What a ServiceAccount has asked for so far; the portal's unless told another one. */
  async requestsOf(
    account = 'services-toolkit-portal',
  ): Promise<AuditedRequest[]> {
    return (await this.requests()).filter(
      ({ user }) =>
        /^system:serviceaccount:[^:]+:(.+)$/.exec(user.username ?? '')?.[1] ===
        account,
    );
  }

  /** Ends the API server as a crash would; `restart` brings it back with its data, at the same address. */
  kill(): Promise<void> {
    return this.#controlPlane.kill();
  }

  restart(): Promise<void> {
    return this.#controlPlane.restart();
  }

  /** Stops all of it without ending it: connections are taken, and nothing is answered until it resumes. */
  pause(): Promise<void> {
    return this.#controlPlane.pause();
  }

  resume(): Promise<void> {
    return this.#controlPlane.resume();
  }

  /** Ends it for good, and removes its data. */
  async stop(): Promise<void> {
    await this.#controlPlane.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function ofSomebodyElse(
  kubeconfig: string,
): Promise<DeployedControlPlane> {
  const server = await kubectl(
    ['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'],
    { kubeconfig },
  );
  const notOurs = async () => {
    throw new Error('Who has started this cluster kills and restarts it');
  };
  return {
    ...{ server, kubeconfig, dataDir: '', auditLog: '' },
    ...(await readAccess(kubeconfig)),
    ...{ kill: notOurs, restart: notOurs, pause: notOurs, resume: notOurs },
    stop: async () => {},
  };
}
