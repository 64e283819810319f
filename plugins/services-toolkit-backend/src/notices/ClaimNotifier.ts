import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { isOwnedByClassClaim } from '@services-toolkit/claims';
import type { ClaimKind } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type {
  ClusterWatch,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { claimTypes } from '../rules/claimTypes';
import type { AnyClaim } from '../services/ClaimStore';
import type { ClaimRecipients } from './ClaimRecipients';
import { noticeClaim } from './NoticeClaim';
import type { NoticeClaim, NoticeOccasion } from './NoticeClaim';
import { notificationOf } from './notificationOf';
import { NoticeLimit } from './NoticeLimit';
import type { Told, ToldClaims } from './ToldClaims';

/** What is kept of a cluster. ResourceClaims by which ClassClaims fulfil themselves are no part of it, as in ClaimStore. */
interface Followed {
  readonly cluster: ServicesToolkitCluster;
  /** What is known to have been told, so that a change of no interest asks no database. */
  readonly known: Map<string, Told>;
  readonly watches: Map<ClaimKind, ClusterWatch<AnyClaim>>;
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
  readonly #limit = new NoticeLimit();
  #followed: Followed[] = [];
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
    this.#followed = this.#clusters
      .list()
      .map(cluster => this.#follow(cluster));
  }

  stop(): void {
    this.#stopped = true;
    for (const { watches } of this.#followed) {
      watches.forEach(watch => watch.stop());
    }
  }

  /** A cluster has both kinds of claims: ClassClaims are fulfilled by ResourceClaims. */
  #follow(cluster: ServicesToolkitCluster): Followed {
    const followed: Followed = {
      cluster,
      known: new Map(),
      watches: new Map(),
      work: Promise.resolve(),
    };
    const kinds: readonly ClaimKind[] = ['ClassClaim', 'ResourceClaim'];
    const unread = new Set(kinds);
    for (const kind of kinds) {
      const watch = cluster.watch<AnyClaim>(claimTypes[kind], {
        onEvent: ({ type, object }) => {
          if (unread.size === 0 && !isOwnedByClassClaim(object)) {
            this.#then(followed, () =>
              type === 'deleted'
                ? this.#gone(followed, noticeClaim(cluster.name, object).claim)
                : this.#changed(followed, object),
            );
          }
        },
        onState: state => {
          if (
            state.kind === 'synced' &&
            unread.delete(kind) &&
            unread.size === 0
          ) {
            this.#catchUp(followed);
          }
        },
      });
      followed.watches.set(kind, watch);
    }
    return followed;
  }

  #catchUp(followed: Followed): void {
    // Not at once: a watch is not there yet where it tells its state while it is made.
    this.#then(followed, () =>
      this.#compare(
        followed,
        [...followed.watches.values()]
          .flatMap(watch => watch.list())
          .filter(claim => !isOwnedByClassClaim(claim)),
      ),
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
    present: readonly AnyClaim[],
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

  async #changed(followed: Followed, object: AnyClaim): Promise<void> {
    const { cluster, known } = followed;
    const { claim, occasion, move } = noticeClaim(cluster.name, object);
    if (!known.has(claim.uid)) {
      await this.#told.meet(claim);
      known.set(claim.uid, '');
    }
    if (occasion && known.get(claim.uid) !== occasion) {
      known.set(claim.uid, occasion);
      const { group } = cluster;
      const nameTaken = isNameTaken(followed, object);
      await this.#tell(claim, occasion, { group, move, nameTaken });
    }
  }

  async #gone({ cluster, known }: Followed, claim: NoticeClaim): Promise<void> {
    known.delete(claim.uid);
    await this.#tell(claim, 'released', { group: cluster.group });
  }

  async #tell(
    claim: NoticeClaim,
    occasion: NoticeOccasion,
    details: Parameters<typeof notificationOf>[2],
  ): Promise<void> {
    const recipients = await this.#recipients.of(claim);
    if (!(await this.#told.take(claim, occasion)) || !recipients.length) {
      return;
    }
    const entityRef = this.#limit.take(claim.uid, recipients);
    if (!entityRef.length) {
      return;
    }
    try {
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef },
        payload: notificationOf(claim, occasion, details),
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

/** Of a ResourceClaim: whether a ClassClaim of its name is beside it, which has the entity of that name. */
function isNameTaken(
  { watches }: Followed,
  { kind, metadata }: AnyClaim,
): boolean {
  return (
    kind === 'ResourceClaim' &&
    watches.get('ClassClaim')?.get(`${metadata.namespace}/${metadata.name}`) !==
      undefined
  );
}
