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
  readonly #watches: ClusterWatch<ClassClaim>[];
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
    this.#watches = options.clusters
      .list()
      .map(cluster => this.#follow(cluster));
  }

  stop(): void {
    this.#stopped = true;
    this.#watches.forEach(watch => watch.stop());
  }

  #follow(cluster: ServicesToolkitCluster): ClusterWatch<ClassClaim> {
    /** One after the other, in the order in which the cluster told them. */
    let work = Promise.resolve();
    const then = (what: () => Promise<void>) => {
      work = work.then(async () => {
        if (!this.#stopped) {
          await what().catch(error =>
            this.#logger.warn(
              `Could not tell what became of a claim in cluster "${cluster.name}": ${error}`,
            ),
          );
        }
      });
    };
    /** What is known to have been told, so that a change of no interest asks no database. */
    const known = new Map<string, Told>();
    let begun = false;
    const watch: ClusterWatch<ClassClaim> = cluster.watch<ClassClaim>(
      resourceTypes.classClaims,
      {
        onEvent: ({ type, object }) => {
          if (begun) {
            then(() =>
              type === 'deleted'
                ? this.#gone(
                    cluster,
                    noticeClaim(cluster.name, object).claim,
                    known,
                  )
                : this.#changed(cluster, object, known),
            );
          }
        },
        onState: ({ kind }) => {
          if (kind === 'synced' && !begun) {
            begun = true;
            // The watch is not there yet where it tells its state at once.
            then(() => this.#begin(cluster, watch.list(), known));
          }
        },
      },
    );
    return watch;
  }

  async #begin(
    cluster: ServicesToolkitCluster,
    present: readonly ClassClaim[],
    known: Map<string, Told>,
  ): Promise<void> {
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
    rows.forEach(({ told }, uid) => known.set(uid, told));
    const there = new Set(present.map(({ metadata }) => metadata.uid));
    for (const [uid, { claim, told }] of rows) {
      if (!there.has(uid) && told !== 'released') {
        await this.#gone(cluster, claim, known);
      }
    }
    for (const object of present) {
      await this.#changed(cluster, object, known);
    }
  }

  async #changed(
    cluster: ServicesToolkitCluster,
    object: ClassClaim,
    known: Map<string, Told>,
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

  async #gone(
    cluster: ServicesToolkitCluster,
    claim: NoticeClaim,
    known: Map<string, Told>,
  ): Promise<void> {
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
