import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type {
  KubernetesObject,
  ResourceType,
} from '@services-toolkit/kubernetes-api';
import {
  createKubernetesClient,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { clusterSource } from '../access/clusterSource';
import type { PortalAccess } from '../access/PortalAccess';
import {
  proxiedTokenHeader,
  proxiedWatches,
} from '../access/throughKubernetesPlugin';
import type { ClusterConfig } from '../config/readClustersConfig';
import { kubernetesIdentity } from '../identity/kubernetesIdentity';
import type {
  ClusterStatus,
  ClusterUser,
  ClusterWatch,
  ClusterWatchHandler,
  ClusterWatchOptions,
  ServicesToolkitCluster,
} from '../ServicesToolkitClusters';
import { ClusterStatusTracker, type MayBe } from './ClusterStatusTracker';
import { SharedWatch } from './SharedWatch';

export interface ClusterParts {
  /** What a plugin lent; asked for when it is needed. */
  portal: () => PortalAccess;
  logger: LoggerService;
  /** Ends the watches. */
  signal: AbortSignal;
}

/** Most clusters never have what may be missing and forbidden: who installs it waits for a minute at most. */
const seldom = { initialMs: 5_000, maxMs: 60_000 };

export class DefaultServicesToolkitCluster implements ServicesToolkitCluster {
  readonly #config: ClusterConfig;
  readonly #portal: () => PortalAccess;
  readonly #logger: LoggerService;
  readonly #signal: AbortSignal;
  readonly #tracker: ClusterStatusTracker;
  readonly #watches = new Map<string, SharedWatch<KubernetesObject>>();
  #client: Promise<KubernetesClient> | undefined;

  constructor(config: ClusterConfig, { portal, logger, signal }: ClusterParts) {
    this.#config = config;
    this.#portal = portal;
    this.#logger = logger;
    this.#signal = signal;
    this.#tracker = new ClusterStatusTracker(
      config.name,
      config.connection.kind,
    );
    this.#tracker.listen(status => this.#log(status));
  }

  get name() {
    return this.#config.name;
  }

  get title() {
    return this.#config.title;
  }

  get group() {
    return this.#config.group;
  }

  get identity() {
    return this.#config.identity;
  }

  get tokenProvider() {
    return this.#config.tokenProvider;
  }

  client(): Promise<KubernetesClient> {
    if (!this.#client) {
      this.#client = this.#createClient();
      // What failed once (a CA file that is not there yet) may work the next time.
      this.#client.catch(() => {
        this.#client = undefined;
      });
    }
    return this.#client;
  }

  async clientFor(user: ClusterUser): Promise<KubernetesClient> {
    const identity = kubernetesIdentity(user); // refuses what is not a person's
    switch (this.#config.identity) {
      case 'impersonate':
        return (await this.client()).withIdentity(identity);
      case 'serviceAccount':
        return this.client();
      default:
        return (await this.client()).withIdentity({
          token: this.#ownTokenOf(user),
          ...(this.#config.connection.kind === 'proxy' && {
            header: proxiedTokenHeader,
          }),
        });
    }
  }

  watch<T extends KubernetesObject>(
    type: ResourceType,
    handler: ClusterWatchHandler<T>,
    options?: ClusterWatchOptions,
  ): ClusterWatch<T> {
    const { metadataOnly = false, ...mayBe } = options ?? {};
    const key = `${type.plural}.${type.version}.${type.group}${
      metadataOnly ? ' (metadata)' : ''
    }`;
    let watch = this.#watches.get(key) as SharedWatch<T> | undefined;
    if (!watch) {
      watch = this.#createWatch<T>(key, type, metadataOnly, mayBe);
      this.#watches.set(key, watch as SharedWatch<KubernetesObject>);
    }
    return watch.subscribe(handler);
  }

  status(): ClusterStatus {
    return this.#tracker.status;
  }

  onStatus(listener: (status: ClusterStatus) => void): () => void {
    return this.#tracker.listen(listener);
  }

  #createWatch<T extends KubernetesObject>(
    key: string,
    type: ResourceType,
    metadataOnly: boolean,
    mayBe: MayBe,
  ): SharedWatch<T> {
    return new SharedWatch<T>({
      type,
      metadataOnly,
      client: () => this.client(),
      logger: this.#logger,
      signal: this.#signal,
      onState: state => this.#tracker.observe(key, type, state, mayBe),
      ...(mayBe.mayBeForbidden && { whileRefused: seldom }),
      onIdle: () => {
        this.#watches.delete(key);
        this.#tracker.forget(key);
      },
    });
  }

  #ownTokenOf({ tokens }: ClusterUser): string {
    const provider = this.#config.tokenProvider ?? '';
    const token = tokens?.get(provider);
    if (!token) {
      throw new NotAllowedError(
        `Cluster "${this.name}" takes only your own token (servicesToolkit.clusters.${this.name}.identity: user), and this request brought none of "${provider}". In the portal, sign in there (Settings, Authentication Providers). In a template, write the claim into a file with the action services-toolkit:claim:manifest and open a pull request.`,
      );
    }
    return token;
  }

  async #createClient(): Promise<KubernetesClient> {
    const { connection } = this.#config;
    return createKubernetesClient({
      kubeConfig: await clusterSource(this.#config, this.#portal),
      userAgent: 'services-toolkit-portal',
      // For each of many clusters. More would be opened in a burst of questions, and none of them pays its handshake back.
      connections: 4,
      ...(connection.kind === 'proxy' && proxiedWatches(connection)),
    });
  }

  #log({ reachable, message }: ClusterStatus): void {
    if (message) {
      this.#logger.warn(message);
    } else if (reachable) {
      this.#logger.info(`Cluster "${this.name}" answers`);
    }
  }
}
