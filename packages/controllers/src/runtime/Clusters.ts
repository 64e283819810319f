import type {
  KubernetesClient,
  Logger,
  Manager,
} from '@services-toolkit/kubernetes-runtime';
import { Cluster } from './Cluster';

/**
 * The clusters that parts work on. All that is written to any of them is fenced by the one election, which is held in the
 * cluster where the controllers run: whoever does not lead there writes nowhere.
 */
export class Clusters {
  /** Where the controllers run. */
  readonly home: Cluster;
  readonly #others = new Map<string, Cluster>();
  readonly #fence: (client: KubernetesClient) => KubernetesClient;
  readonly #manager: Pick<Manager, 'startInformer'>;
  readonly #logger: Logger;

  constructor(options: {
    client: KubernetesClient;
    fence: (client: KubernetesClient) => KubernetesClient;
    manager: Pick<Manager, 'addInformer' | 'startInformer'>;
    logger: Logger;
  }) {
    const { client, fence, manager, logger } = options;
    this.#fence = fence;
    this.#manager = manager;
    this.#logger = logger;
    this.home = new Cluster({
      name: 'home',
      client: fence(client),
      manager,
      logger,
    });
    // Before it is known which kinds there are, no part can tell what it waits for.
    manager.addInformer(this.home.customResourceDefinitions);
  }

  /** Adds a further cluster, such as one that a link names. What is unreachable there holds nothing else back. */
  add(name: string, client: KubernetesClient): Cluster {
    if (name === this.home.name || this.#others.has(name)) {
      throw new Error(`There is a cluster "${name}" already`);
    }
    const cluster = new Cluster({
      name,
      client: this.#fence(client),
      manager: this.#manager,
      logger: this.#logger,
    });
    this.#manager.startInformer(cluster.customResourceDefinitions);
    this.#others.set(name, cluster);
    return cluster;
  }

  /** The same client for a cluster of which nothing is followed, such as one that a link may ask a few things only. */
  fenced(client: KubernetesClient): KubernetesClient {
    return this.#fence(client);
  }

  get(name: string): Cluster | undefined {
    return name === this.home.name ? this.home : this.#others.get(name);
  }
}
