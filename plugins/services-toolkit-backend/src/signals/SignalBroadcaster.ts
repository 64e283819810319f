import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { servicesToolkitSignalChannel } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitSignal } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ReadModel,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { SignalKeys } from './SignalKeys';

type About = ServicesToolkitSignal['about'];

/** Changes within this time are one message. */
const coalesceMs = 250;
/** More keys than this are not listed: then everything may have changed. */
const maxKeys = 100;

/**
 * Says to every browser that listens that it may look again, as the model changes. Everybody who has signed in may listen, so
 * of an object nothing is said but a key that the claim API tells to who may see it.
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
    model: Pick<ReadModel, 'claims' | 'offerings' | 'projection' | 'services'>;
    signals: SignalsService;
    logger: LoggerService;
    keys: SignalKeys;
  }) {
    const { clusters, model } = options;
    this.#signals = options.signals;
    this.#logger = options.logger;
    this.#keys = options.keys;
    this.#stops = [
      model.claims.subscribe(change =>
        change.kind === 'read'
          ? this.#note('claims')
          : this.#noteObject(
              'claims',
              change.claim.cluster,
              change.claim.claim,
            ),
      ),
      model.offerings.subscribe(change => {
        if (change.kind === 'read') {
          this.#note('offerings');
        } else if (change.kind !== 'settled') {
          this.#noteObject('offerings', change.cluster, change.class);
        }
      }),
      model.services.subscribe(change => {
        if (change.kind === 'changed' || change.kind === 'deleted') {
          this.#noteObject('offerings', change.cluster, change.offering);
        } else if (change.kind !== 'settled') {
          this.#note('offerings');
        }
      }),
      model.projection.subscribe(() => {
        // Both say where something runs, and how that is reached.
        this.#note('claims');
        this.#note('offerings');
      }),
      ...clusters
        .list()
        .map(cluster => cluster.onStatus(() => this.#note('clusters'))),
    ];
  }

  stop(): void {
    this.#stops.forEach(stop => stop());
    clearTimeout(this.#timer);
  }

  #noteObject(
    about: About,
    cluster: string,
    { metadata: { uid } }: KubernetesObject,
  ): void {
    this.#note(about, uid && this.#keys.of(cluster, uid));
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
