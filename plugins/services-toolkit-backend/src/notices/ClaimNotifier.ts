import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { resourceTypes } from '@services-toolkit/kubernetes-api';
import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClaimRecipients } from './ClaimRecipients';
import { noticeClaim } from './NoticeClaim';
import type { NoticeClaim, NoticeOccasion } from './NoticeClaim';
import { notificationOf } from './notificationOf';
import type { Told, ToldClaims } from './ToldClaims';

/** What is kept of a cluster. */
interface Followed {
  readonly cluster: ServicesToolkitCluster;
  /** What is known to have been told, so that a change of no interest asks no database. */
  readonly known: Map<string, Told>;
  watch?: ClusterWatch<ClassClaim>;
  work: Promise<void>;
  /** For the next try. */
  waiting?: NodeJS.Timeout;
}

/** After the catalog or the database could not be asked. */
const catchUpAfterMs = 10_000;

/**
 * Tells the owner of each claim when it is ready, failed, or released; also what happened while no backend ran. Each
 * once, however many replicas there are. What is told is noted first: a replica that dies in between has told nothing,
 * rather than another one telling it twice.
 */
export class ClaimNotifier {
  readonly #told: ToldClaims;
  readonly #recipients: ClaimRecipients;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;
  readonly #clusters: ServicesToolkitClusters;
  #watches: ClusterWatch<ClassClaim>[] = [];
  #sendingFails = false;
  #stopped = false;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    told: ToldClaims;
    recipients: ClaimRecipients;
    notifications: NotificationService;
    logger: LoggerService;
  }) {
    this.#told = options.told;
    this.#recipients = options.recipients;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#clusters = options.clusters;
  }

  start(): void {
    this.#watches = this.#clusters.list().map(cluster => this.#follow(cluster));
  }

  stop(): void {
    this.#stopped = true;
    this.#watches.forEach(watch => watch.stop());
  }

  #follow(cluster: ServicesToolkitCluster): ClusterWatch<ClassClaim> {
    const followed: Followed = {
      cluster,
      known: new Map(),
      work: Promise.resolve(),
    };
    let begun = false;
    const watch = cluster.watch<ClassClaim>(resourceTypes.classClaims, {
      onEvent: ({ type, object }) => {
        if (begun) {
          this.#then(followed, () =>
            type === 'deleted'
              ? this.#gone(followed, noticeClaim(cluster.name, object).claim)
              : this.#changed(followed, object),
          );
        }
      },
      onState: ({ kind }) => {
        if (kind === 'synced' && !begun) {
          begun = true;
          this.#catchUp(followed);
        }
      },
    });
    followed.watch = watch;
    return watch;
  }

  #catchUp(followed: Followed): void {
    // Not at once: the watch is not there yet where it tells its state while it is made.
    this.#then(followed, () =>
      this.#compare(followed, followed.watch?.list() ?? []),
    );
  }

  /** After what was to be done before, in the order in which the cluster told it. */
  #then(followed: Followed, what: () => Promise<void>): void {
    followed.work = followed.work.then(async () => {
      if (this.#stopped) {
        return;
      }
      try {
        await what();
      } catch (error) {
        this.#logger.warn(
          `Could not tell what became of a claim in cluster "${
            followed.cluster.name
          }", next try in ${catchUpAfterMs / 1000} s: ${error}`,
        );
        followed.waiting ??= setTimeout(() => {
          followed.waiting = undefined;
          this.#catchUp(followed);
        }, catchUpAfterMs).unref();
      }
    });
  }

  /** All claims with what was told of them: where it left off, or failed, is of no interest. */
  async #compare(
    followed: Followed,
    present: readonly ClassClaim[],
  ): Promise<void> {
    const { cluster, known } = followed;
    const rows = await this.#told.read(cluster.name);
    if (!rows) {
      const first = present.map(object => {
        const { claim, occasion } = noticeClaim(cluster.name, object);
        return { claim, told: occasion ?? ('' as const) };
      });
      await this.#told.begin(cluster.name, first);
      first.forEach(({ claim, told }) => known.set(claim.uid, told));
      return;
    }
    known.clear();
    rows.forEach(({ told }, uid) => known.set(uid, told));
    const there = new Set(present.map(({ metadata }) => metadata.uid));
    for (const [uid, { claim, told }] of rows) {
      if (!there.has(uid) && told !== 'released') {
        await this.#gone(followed, claim);
      }
    }
    for (const object of present) {
      await this.#changed(followed, object);
    }
  }

  async #changed(
    { cluster, known }: Followed,
    object: ClassClaim,
  ): Promise<void> {
    const { claim, occasion, sentence } = noticeClaim(cluster.name, object);
    if (!known.has(claim.uid)) {
      await this.#told.meet(claim);
      known.set(claim.uid, '');
    }
    if (occasion && known.get(claim.uid) !== occasion) {
      known.set(claim.uid, occasion);
      await this.#tell(cluster, claim, occasion, sentence);
    }
  }

  async #gone({ cluster, known }: Followed, claim: NoticeClaim): Promise<void> {
    known.delete(claim.uid);
    await this.#tell(cluster, claim, 'released', '');
  }

  async #tell(
    { group }: ServicesToolkitCluster,
    claim: NoticeClaim,
    occasion: NoticeOccasion,
    sentence: string,
  ): Promise<void> {
    const entityRef = await this.#recipients.of(claim);
    if (!(await this.#told.take(claim, occasion)) || !entityRef.length) {
      return;
    }
    try {
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef },
        payload: notificationOf(claim, occasion, { group, sentence }),
      });
      this.#sendingFails = false;
    } catch (error) {
      // A portal without notifications is one that works: it hears of it once.
      if (!this.#sendingFails) {
        this.#sendingFails = true;
        this.#logger.info(
          `No notifications about claims are sent, which is fine where the plugin notifications is not installed: ${error}`,
        );
      }
    }
  }
}
