import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  AnyClaim,
  ClaimChange,
  ClaimModel,
  ServicesToolkitCluster,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import type { ClaimRecipients } from './ClaimRecipients';
import { notifiedClaim } from './NotifiedClaim';
import type { NotifiedClaim, NotificationOccasion } from './NotifiedClaim';
import { notificationOf } from './notificationOf';
import { NotificationLimit } from './NotificationLimit';
import type { LastSent, SentNotifications } from './SentNotifications';

interface Followed {
  readonly cluster: ServicesToolkitCluster;
  /** What is known to have been sent, so that a change that nobody is told of asks no database. */
  readonly known: Map<string, LastSent>;
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
  readonly #sent: SentNotifications;
  readonly #recipients: ClaimRecipients;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;
  readonly #clusters: ServicesToolkitClusters;
  readonly #claims: ClaimModel;
  readonly #limit = new NotificationLimit();
  #followed: ReadonlyMap<string, Followed> = new Map();
  #unsubscribe: (() => void) | undefined;
  #sendingFails = false;
  #stopped = false;

  constructor(options: {
    clusters: ServicesToolkitClusters;
    claims: ClaimModel;
    sent: SentNotifications;
    recipients: ClaimRecipients;
    notifications: NotificationService;
    logger: LoggerService;
  }) {
    this.#sent = options.sent;
    this.#claims = options.claims;
    this.#recipients = options.recipients;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#clusters = options.clusters;
  }

  start(): void {
    this.#followed = new Map(
      this.#clusters
        .list()
        .map(cluster => [
          cluster.name,
          { cluster, known: new Map(), work: Promise.resolve() },
        ]),
    );
    this.#unsubscribe = this.#claims.subscribe(change => this.#on(change));
    this.#followed.forEach(followed => this.#catchUpIfRead(followed));
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe?.();
  }

  #on(change: ClaimChange): void {
    const followed = this.#followed.get(
      change.kind === 'read' ? change.cluster : change.claim.cluster,
    );
    if (!followed) {
      return;
    }
    if (change.kind === 'read') {
      this.#catchUpIfRead(followed);
    } else if (change.kind !== 'adopted' && this.#isRead(followed)) {
      const { claim, cluster } = change.claim;
      this.#then(followed, () =>
        change.kind === 'deleted'
          ? this.#gone(followed, notifiedClaim(cluster, claim).claim)
          : this.#changed(followed, claim),
      );
    }
  }

  /** A cluster has both kinds of claims: ClassClaims are fulfilled by ResourceClaims. */
  #isRead({ cluster }: Followed): boolean {
    const { classClaims, resourceClaims } = this.#claims.of(cluster.name);
    return classClaims.ok && resourceClaims.ok;
  }

  #catchUpIfRead(followed: Followed): void {
    if (this.#isRead(followed)) {
      this.#catchUp(followed);
    }
  }

  #catchUp(followed: Followed): void {
    this.#then(followed, () =>
      this.#compare(
        followed,
        this.#claims
          .list()
          .filter(({ cluster }) => cluster === followed.cluster.name)
          .map(({ claim }) => claim),
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

  /** All claims with what was sent about them, wherever that left off. */
  async #compare(
    followed: Followed,
    present: readonly AnyClaim[],
  ): Promise<void> {
    const { cluster, known } = followed;
    const rows = await this.#sent.read(cluster.name);
    if (!rows) {
      const first = present.map(object => {
        const { claim, occasion } = notifiedClaim(cluster.name, object);
        return { claim, sent: occasion ?? ('' as const) };
      });
      await this.#sent.begin(cluster.name, first);
      first.forEach(({ claim, sent }) => known.set(claim.uid, sent));
      return;
    }
    known.clear();
    rows.forEach(({ sent }, uid) => known.set(uid, sent));
    const there = new Set(present.map(({ metadata }) => metadata.uid));
    for (const [uid, { claim, sent }] of rows) {
      if (!there.has(uid) && sent !== 'released') {
        await this.#gone(followed, claim);
      }
    }
    for (const object of present) {
      await this.#changed(followed, object);
    }
  }

  async #changed(followed: Followed, object: AnyClaim): Promise<void> {
    const { cluster, known } = followed;
    const { claim, occasion, move } = notifiedClaim(cluster.name, object);
    if (!known.has(claim.uid)) {
      await this.#sent.meet(claim);
      known.set(claim.uid, '');
    }
    if (occasion && known.get(claim.uid) !== occasion) {
      known.set(claim.uid, occasion);
      const { group } = cluster;
      const entityName = this.#claims.entityName({
        cluster: cluster.name,
        claim: object,
      });
      await this.#tell(claim, occasion, { group, move, entityName });
    }
  }

  async #gone(
    { cluster, known }: Followed,
    claim: NotifiedClaim,
  ): Promise<void> {
    known.delete(claim.uid);
    await this.#tell(claim, 'released', { group: cluster.group });
  }

  async #tell(
    claim: NotifiedClaim,
    occasion: NotificationOccasion,
    details: Parameters<typeof notificationOf>[2],
  ): Promise<void> {
    const recipients = await this.#recipients.of(claim);
    if (!(await this.#sent.take(claim, occasion)) || !recipients.length) {
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
