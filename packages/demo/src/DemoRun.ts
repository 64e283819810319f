import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  applyDeploy,
  startControlPlane,
} from '@services-toolkit/control-plane';
import { startBackend } from './backend/startBackend';
import { writeBackendConfig } from './backend/writeBackendConfig';
import { applyManifests } from './cluster/applyManifests';
import {
  serviceAccountKubeconfig,
  type ServiceAccountAccess,
} from './cluster/serviceAccountKubeconfig';
import {
  applyServiceSide,
  applyWorkloadSide,
  linkedKinds,
  installed,
  kindsBeforeDeploy,
  linkParts,
} from './cluster/linkedClusters';
import { registerInstanceQueries } from './cluster/registerInstanceQueries';
import { startControllers } from './cluster/startControllers';
import { startInstanceQueries } from './cluster/startInstanceQueries';
import { startPostgresOperator } from './cluster/startPostgresOperator';
import type { Demo } from './Demo';
import { freePort } from './freePort';
import {
  prepareIssuer,
  startIssuer,
  type IssuerAccess,
} from './issuer/startIssuer';
import { buildApp } from './portal/buildApp';
import { startProxy, type Proxy } from './portal/startProxy';
import { waitForPortal } from './portal/waitForPortal';
import { startPostgres, type Postgres } from './postgres/startPostgres';
import type { Guardian } from './process/Guardian';
import { keepRunning, type Kept } from './process/keepRunning';
import type { Running } from './process/Running';

/** What a run needs from whoever started it. */
export interface DemoRunOptions {
  runDir: string;
  logs: string;
  guardian: Guardian;
  signal: AbortSignal;
  appConfig?: object;
  /** Whether there is the second cluster, with the issuer of its users' tokens. */
  services: boolean;
  /** Whether services with guarantees are offered. */
  offerings: boolean;
  onProgress: (line: string) => void;
  onFailed: (sentence: string) => void;
}

type ProcessName = (typeof DemoRun.processes)[number];

/** The ServiceAccounts that the parts work as; none of them is an administrator. */
const serviceAccounts = {
  controllers: {
    namespace: 'services-toolkit',
    name: 'services-toolkit-controllers',
  },
  portal: { namespace: 'services-toolkit', name: 'services-toolkit-portal' },
  instanceQueries: {
    namespace: 'services-toolkit',
    name: 'services-toolkit-apiserver',
  },
  operator: { namespace: 'postgres-pool', name: 'postgres-operator' },
  linkedOperator: { namespace: 'shop', name: 'postgres-operator' },
} as const;

/** How the portal is told of the cluster of people's own tokens. */
const servicesSettings = {
  title: 'Services',
  identity: 'user',
  // As the other cluster: what has one name in both is one service.
  group: 'services',
};

/** One start of the demo: which part waits for which, and how all of them end. */
export class DemoRun {
  /** Each has a log of its name. */
  static readonly processes = [
    'control-plane',
    'control-plane-services',
    'issuer',
    'postgres',
    'controllers',
    'controllers-services',
    'postgres-operator',
    'postgres-operator-services',
    'instance-queries',
    'backend',
    'app-build',
  ] as const;

  readonly #options: DemoRunOptions;
  readonly #kept = new Map<ProcessName, Kept<Running>>();
  readonly #access: ServiceAccountAccess[] = [];
  #proxy: Proxy | undefined;
  /** What is under way; nothing may start after all was stopped. */
  readonly #starting = new Set<Promise<unknown>>();

  constructor(options: DemoRunOptions) {
    this.#options = options;
  }

  async start(ports: {
    portal: number;
    backend: number;
  }): Promise<Omit<Demo, 'stop'>> {
    const { runDir, logs, signal, appConfig, onProgress } = this.#options;
    const portalUrl = `http://localhost:${ports.portal}`;

    onProgress(
      `Starting ${
        this.#options.services
          ? 'the control planes "workload" and "services"'
          : 'the control plane "workload"'
      }, and PostgreSQL`,
    );
    const [{ kubeconfig, access }, services, postgres] = await Promise.all([
      this.#track(this.#startCluster()),
      this.#options.services ? this.#track(this.#startServices()) : undefined,
      this.#track(this.#startPostgres()),
      this.#track(this.#buildApp()),
    ]);
    signal.throwIfAborted();

    onProgress('Starting controllers, operator and backend');
    const config = path.join(runDir, 'app-config.demo.yaml');
    writeBackendConfig({
      file: config,
      portalUrl,
      backendPort: ports.backend,
      clusters: {
        workload: { access: access.portal },
        ...(services && {
          services: {
            access: services.portal,
            tokenProvider: 'demo',
            settings: servicesSettings,
          },
        }),
      },
      ...(services && { issuer: services.issuer }),
    });
    const furtherConfig = path.join(runDir, 'app-config.further.yaml');
    if (appConfig) {
      writeFileSync(furtherConfig, JSON.stringify(appConfig), { mode: 0o600 });
    }
    await Promise.all([
      this.#keep('controllers', log =>
        startControllers({
          kubeconfig: access.controllers.file,
          ...(services && { parts: linkParts.controllers }),
          log,
          guardian: this.#options.guardian,
        }),
      ),
      this.#keep('postgres-operator', log =>
        startPostgresOperator({
          kubeconfig: access.operator.file,
          postgresUrl: postgres.operatorUrl,
          log,
          guardian: this.#options.guardian,
        }),
      ),
      this.#answerQueries(kubeconfig, access.instanceQueries, services),
      ...(services ? [this.#link(kubeconfig, services, postgres)] : []),
      this.#keep('backend', log =>
        startBackend({
          config,
          ...(appConfig && { furtherConfig }),
          postgres,
          ...(services && { issuer: services.issuer }),
          log,
          guardian: this.#options.guardian,
        }),
      ),
      this.#track(this.#offer(kubeconfig)),
    ]);
    this.#proxy = await startProxy(ports.portal, ports.backend);
    onProgress('All processes run; waiting until the portal shows the service');
    await waitForPortal(`http://127.0.0.1:${this.#proxy.port}`, signal);

    return {
      portalUrl,
      backendUrl: `http://localhost:${ports.backend}`,
      kubeconfigs: {
        workload: kubeconfig,
        ...(services && { services: services.kubeconfig }),
      },
      logs,
      postgres,
      pids: () =>
        Object.fromEntries(
          [...this.#kept].map(([name, { current }]) => [name, current.pid]),
        ),
    };
  }

  /** Last started, first stopped. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#starting);
    await this.#proxy?.stop();
    const stop = (name: ProcessName) => this.#kept.get(name)?.stop();
    await Promise.all([
      stop('backend'),
      stop('controllers'),
      stop('controllers-services'),
      stop('postgres-operator'),
      stop('postgres-operator-services'),
      stop('instance-queries'),
    ]);
    await Promise.all([
      stop('postgres'),
      stop('control-plane'),
      stop('control-plane-services'),
      stop('issuer'),
    ]);
  }

  async renewTokens(): Promise<void> {
    for (const access of this.#access) {
      try {
        await access.renew();
      } catch (error) {
        this.#options.onProgress(
          `The token beside ${access.file} could not be renewed: ${error}`,
        );
      }
    }
  }

  async #startCluster() {
    const kubeconfig = await this.#startControlPlane(
      'control-plane',
      'workload',
    );
    this.#options.signal.throwIfAborted();
    const { services } = this.#options;
    // The API server refuses what is of kinds that come after its first admission policies, for up to half a minute.
    if (services)
      await applyManifests(kubeconfig, ...kindsBeforeDeploy.workload);
    await Promise.all([
      applyDeploy(kubeconfig),
      applyManifests(kubeconfig, 'examples/postgres-operator/manifests'),
    ]);
    if (services) await applyManifests(kubeconfig, installed.workload);
    const [controllers, portal, operator, instanceQueries] = await Promise.all([
      this.#accessAs('controllers', kubeconfig),
      this.#accessAs('portal', kubeconfig),
      this.#accessAs('operator', kubeconfig),
      // Its ServiceAccount is in the namespace that was made above.
      applyManifests(kubeconfig, 'deploy/aggregated-apiserver/access').then(
        () => this.#accessAs('instanceQueries', kubeconfig),
      ),
    ]);
    return {
      kubeconfig,
      access: { controllers, portal, operator, instanceQueries },
    };
  }

  /** Nobody waits until it answers: what asks before it runs is told so. */
  async #answerQueries(
    workload: string,
    { file }: ServiceAccountAccess,
    services: object | undefined,
  ): Promise<void> {
    const port = await freePort();
    await Promise.all([
      this.#keep('instance-queries', log =>
        startInstanceQueries({
          ...{ kubeconfig: file, port, log },
          ...(services && { parts: linkParts.apiServer }),
          guardian: this.#options.guardian,
        }),
      ),
      this.#track(registerInstanceQueries(workload, port)),
    ]);
  }

  /** Lets the cluster of the applications use an API of the other one. */
  async #link(
    workload: string,
    services: { kubeconfig: string; operator: ServiceAccountAccess },
    { operatorUrl }: Postgres,
  ): Promise<void> {
    const { guardian, signal } = this.#options;
    await Promise.all([
      this.#keep('postgres-operator-services', log =>
        startPostgresOperator({
          ...{ kubeconfig: services.operator.file, postgresUrl: operatorUrl },
          ...{ ...linkedKinds, log, guardian },
        }),
      ),
      this.#track(applyWorkloadSide(workload, services.kubeconfig, signal)),
    ]);
  }

  async #offer(kubeconfig: string): Promise<void> {
    await applyManifests(kubeconfig, 'examples/demo');
    if (this.#options.offerings) {
      await applyManifests(kubeconfig, 'examples/demo/offerings/workload');
    }
  }

  /** The cluster that takes only people's own tokens, and who issues these. */
  async #startServices() {
    const { runDir, guardian } = this.#options;
    const issuer = await prepareIssuer(path.join(runDir, 'credentials'));
    const [kubeconfig] = await Promise.all([
      this.#startControlPlane(
        'control-plane-services',
        'services',
        oidcFlags(issuer),
      ),
      this.#keep('issuer', log =>
        startIssuer({ access: issuer, log, guardian }),
      ),
    ]);
    await applyManifests(kubeconfig, ...kindsBeforeDeploy.services);
    await applyDeploy(kubeconfig);
    await applyManifests(
      kubeconfig,
      ...['examples/demo/services', installed.services],
    );
    await applyServiceSide(kubeconfig);
    if (this.#options.offerings) {
      await applyManifests(kubeconfig, 'examples/demo/offerings/services');
    }
    const [controllers, portal, operator] = await Promise.all([
      this.#accessAs('controllers', kubeconfig, 'services-'),
      this.#accessAs('portal', kubeconfig, 'services-'),
      this.#accessAs('linkedOperator', kubeconfig, 'services-'),
    ]);
    await this.#keep('controllers-services', log =>
      startControllers({
        ...{ kubeconfig: controllers.file, log, guardian },
        parts: linkParts.controllers,
      }),
    );
    return { kubeconfig, portal, operator, issuer };
  }

  /** @returns the administrator's kubeconfig */
  async #startControlPlane(
    process: ProcessName,
    name: string,
    apiServerFlags: readonly string[] = [],
  ): Promise<string> {
    const { runDir, guardian } = this.#options;
    const kubeconfig = path.join(runDir, `${name}.kubeconfig`);
    await this.#keep(process, async log => {
      const controlPlane = await startControlPlane({
        name,
        dataDir: path.join(runDir, 'data', name),
        kubeconfig,
        log,
        apiServerFlags,
      });
      guardian.add(controlPlane.pid);
      void controlPlane.ended.then(() => guardian.remove(controlPlane.pid));
      return controlPlane;
    });
    return kubeconfig;
  }

  async #accessAs(
    part: keyof typeof serviceAccounts,
    adminKubeconfig: string,
    prefix = '',
  ) {
    const access = await serviceAccountKubeconfig({
      adminKubeconfig,
      ...serviceAccounts[part],
      file: path.join(
        this.#options.runDir,
        'credentials',
        `${prefix}${part}.kubeconfig`,
      ),
    });
    this.#access.push(access);
    return access;
  }

  async #startPostgres() {
    const { runDir, guardian } = this.#options;
    return this.#keep('postgres', log =>
      startPostgres({
        dataDir: path.join(runDir, 'data/postgres'),
        log,
        guardian,
      }),
    );
  }

  #buildApp() {
    const { onProgress, guardian } = this.#options;
    return buildApp({ log: this.#log('app-build'), onProgress, guardian });
  }

  async #keep<T extends Running>(
    name: ProcessName,
    start: (log: string) => T | Promise<T>,
  ): Promise<T> {
    this.#options.signal.throwIfAborted();
    const log = this.#log(name);
    const kept = await this.#track(
      keepRunning<T>({
        start: async () => start(log),
        log,
        onProgress: this.#options.onProgress,
        onGivenUp: this.#options.onFailed,
      }),
    );
    this.#kept.set(name, kept);
    return kept.current;
  }

  #log(name: ProcessName): string {
    return path.join(this.#options.logs, `${name}.log`);
  }

  #track<T>(step: Promise<T>): Promise<T> {
    this.#starting.add(step);
    const forget = () => this.#starting.delete(step);
    step.then(forget, forget);
    return step;
  }
}

/** Whom the API server believes, and as whom: `demo:alice`, in the groups `demo:team-apps` and so on. */
function oidcFlags({ url, clientId, caFile }: IssuerAccess): string[] {
  return [
    `--oidc-issuer-url=${url}`,
    `--oidc-client-id=${clientId}`,
    `--oidc-ca-file=${caFile}`,
    '--oidc-username-claim=sub',
    '--oidc-username-prefix=demo:',
    '--oidc-groups-claim=groups',
    '--oidc-groups-prefix=demo:',
  ];
}
