import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { isOwnedByClassClaim } from '@services-toolkit/claims';
import {
  type KubernetesObject,
  type ResourceType,
  resourceTypes,
} from '@services-toolkit/kubernetes-api';
import { servicesToolkitSignalChannel } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitSignal } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';

import type { SignalKeys } from './SignalKeys';

type About = ServicesToolkitSignal['about'];

/** Changes within this time are one message. */
const coalesceMs = 250;
/** More keys than this are not listed: then everything may have changed. */
const maxKeys = 100;

/**
 * Says to every browser that listens that it may look again, from the watches that the backend has anyway. Anyone may
 * listen, so of an object nothing is said but a key that the claim API tells to who may see it.
 */
export class SignalBroadcaster {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  readonly #keys: SignalKeys;
  readonly #stops: (() => void)[];
  /** Keys of what changed; `all` where they are too many or unknown. */
  readonly #changed = new Map<About, Set<string> | 'all'>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    signals: SignalsService;
    logger: LoggerService;
    keys: SignalKeys;
  }) {
    this.#signals = options.signals;
    this.#logger = options.logger;
    this.#keys = options.keys;
    this.#stops = options.clusters
      .list()
      .flatMap(cluster => [
        this.#follow(cluster, 'claims', resourceTypes.classClaims),
        this.#follow(cluster, 'claims', resourceTypes.resourceClaims),
        this.#follow(
          cluster,
          'offerings',
          resourceTypes.clusterInstanceClasses,
        ),
        cluster.onStatus(() => this.#note('clusters')),
      ]);
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
    clearTimeout(this.#timer);
  }

  #follow(
    cluster: ServicesToolkitCluster,
    about: 'claims' | 'offerings',
    type: ResourceType,
  ): () => void {
    let synced = false;
    const watch = cluster.watch<KubernetesObject>(type, {
      // What a first list holds is told as one change, when it is complete.
      onEvent: ({ object }) => {
        if (synced && !isOwnedByClassClaim(object)) {
          const { uid } = object.metadata;
          this.#note(about, uid && this.#keys.of(cluster.name, uid));
        }
      },
      onState: ({ kind }) => {
        if (kind === 'synced' && !synced) {
          synced = true;
          this.#note(about);
        }
      },
    });
    return () => watch.stop();
  }

  #note(about: About, key?: string): void {
    const keys = this.#changed.get(about) ?? new Set();
    if (keys === 'all' || key === undefined || keys.size >= maxKeys) {
      this.#changed.set(about, 'all');
    } else {
      this.#changed.set(about, keys.add(key));
    }
    this.#timer ??= setTimeout(() => this.#tell(), coalesceMs).unref();
  }

  #tell(): void {
    this.#timer = undefined;
    for (const [about, keys] of this.#changed) {
      const message: ServicesToolkitSignal = {
        about,
        ...(keys !== 'all' && { keys: [...keys] }),
      };
      this.#signals
        .publish({
          recipients: { type: 'broadcast' },
          channel: servicesToolkitSignalChannel,
          message,
        })
        // Pages also look again by themselves, only later.
        .catch(error => this.#logger.debug(`No signal was sent: ${error}`));
    }
    this.#changed.clear();
  }
}
