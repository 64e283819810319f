import { builtinResourceTypes } from '@services-toolkit/kubernetes-api';
import {
  isAlreadyExists,
  isConflict,
  isNotFound,
} from '../errors/KubernetesApiError';
import { createInformer } from '../informer/createInformer';
import type {
  LeaderElector,
  LeaderElectorOptions,
  ElectionClock,
  LeaderElectionTimes,
} from './LeaderElector';
import {
  heldLease,
  newElectionLease,
  releasedLease,
  type ElectionLease,
} from './electionLease';
import { NotLeaderError } from './NotLeaderError';
import { ObservedLease } from './ObservedLease';

const { leases } = builtinResourceTypes;

const systemClock: ElectionClock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
};

class LeaseElector implements LeaderElector {
  #state: LeaderElector['state'] = 'waiting';
  /** Until when this process leads, by both clocks. */
  #until = { monotonic: 0, wall: 0 };
  #expiry: NodeJS.Timeout | undefined;
  #wake = () => {};
  readonly #options: LeaderElectorOptions;
  readonly #times: LeaderElectionTimes;
  readonly #clock: ElectionClock;
  readonly #observed: ObservedLease;
  readonly #over = new AbortController();
  readonly #following = new AbortController();
  readonly #running: Promise<void>;
  #resolveElected: (elected: boolean) => void = () => {};
  readonly #elected = new Promise<boolean>(resolve => {
    this.#resolveElected = resolve;
  });

  constructor(options: LeaderElectorOptions) {
    this.#options = options;
    this.#times = {
      leaseDurationMs: 15_000,
      renewDeadlineMs: 10_000,
      retryPeriodMs: 2_000,
      ...options.times,
    };
    this.#clock = options.clock ?? systemClock;
    this.#observed = new ObservedLease(this.#clock);
    this.#running = this.#run();
  }

  get identity(): string {
    return this.#options.identity;
  }

  get state(): LeaderElector['state'] {
    return this.#state;
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  elected(): Promise<boolean> {
    return this.#elected;
  }

  assertLeading(): void {
    if (this.#state === 'leading' && this.#isExpired()) {
      this.#lose(
        `the Lease was not renewed for ${
          this.#times.renewDeadlineMs / 1000
        } s, in which this process may have been frozen`,
      );
    }
    if (this.#state !== 'leading') {
      throw new NotLeaderError(
        `${this.identity} does not lead, and writes nothing`,
      );
    }
  }

  async release(): Promise<void> {
    const wasLost = this.#state === 'over';
    this.#end(new NotLeaderError(`${this.identity} has given its Lease back`));
    // A renewal under way would have the Lease changed under our hands.
    await this.#running;
    const lease = this.#observed.lease;
    if (wasLost || lease?.spec?.holderIdentity !== this.identity) {
      return;
    }
    try {
      await this.#options.client.update(
        leases,
        releasedLease(lease, new Date(this.#clock.wall())),
        { signal: this.#patience() },
      );
    } catch (error) {
      this.#options.logger.warn(
        'The Lease could not be given back, and expires',
        { error: messageOf(error) },
      );
    }
  }

  async #run(): Promise<void> {
    this.#follow();
    while (this.#state === 'waiting') {
      const freeIn = this.#observed.freeIn(
        this.identity,
        this.#times.leaseDurationMs,
      );
      if (freeIn > 0) {
        await this.#sleep(freeIn);
      } else if (await this.#write()) {
        this.#begin();
      } else {
        await this.#sleep(
          this.#times.retryPeriodMs * (0.8 + Math.random() / 5),
        );
      }
    }
    this.#following.abort();
    while (this.#state === 'leading') {
      await this.#sleep(this.#times.retryPeriodMs);
      if (this.#isExpired()) {
        this.#lose('the Lease could not be renewed in time');
      } else if (this.#state === 'leading') {
        await this.#write();
      }
    }
  }

  /** Every renewal of somebody else's is seen at once, and so is that a Lease was given back. */
  #follow(): void {
    const { client, lease, logger } = this.#options;
    const informer = createInformer<ElectionLease>({
      client,
      type: leases,
      namespace: lease.namespace,
      fieldSelector: `metadata.name=${lease.name}`,
      onEvent: ({ type, object }) =>
        this.#see(type === 'deleted' ? undefined : object),
      logger,
    });
    informer.start(this.#following.signal);
    informer.synced().then(
      () => this.#see(informer.list()[0]),
      () => {},
    );
  }

  #see(lease: ElectionLease | undefined): void {
    if (this.#state === 'waiting') {
      this.#observed.observe(lease);
      this.#wake();
    }
  }

  /** Takes or renews the Lease, at the version that was seen. Answers whether it is ours now. */
  async #write(): Promise<boolean> {
    const { client, lease: place, identity } = this.#options;
    const before = this.#now();
    const holder = {
      identity,
      durationMs: this.#times.leaseDurationMs,
      now: new Date(before.wall),
    };
    const known = this.#observed.lease;
    const signal = this.#patience();
    try {
      this.#observed.observe(
        known
          ? await client.update(leases, heldLease(known, holder), { signal })
          : await client.create(leases, newElectionLease(place, holder), {
              signal,
            }),
      );
      this.#extend(before);
      return true;
    } catch (error) {
      this.#options.logger.debug('The Lease could not be written', {
        error: messageOf(error),
      });
      if (isConflict(error) || isAlreadyExists(error) || isNotFound(error)) {
        await this.#lookAgain();
      }
      return false;
    }
  }

  /** Somebody else wrote the Lease, or an answer to us was lost. */
  async #lookAgain(): Promise<void> {
    const { client, lease } = this.#options;
    try {
      this.#observed.observe(
        await client.get<ElectionLease>(leases, lease, {
          signal: this.#patience(),
        }),
      );
    } catch (error) {
      if (!isNotFound(error)) {
        return;
      }
      this.#observed.observe(undefined);
    }
    const holder = this.#observed.lease?.spec?.holderIdentity;
    if (this.#state === 'leading' && holder !== this.identity) {
      this.#lose(
        holder ? `${holder} holds the Lease now` : 'the Lease is gone',
      );
    }
  }

  /** An answer that got lost leaves time for another try before the deadline. */
  #patience(): AbortSignal {
    return AbortSignal.timeout(Math.ceil(this.#times.renewDeadlineMs / 2));
  }

  #now() {
    return { monotonic: this.#clock.monotonic(), wall: this.#clock.wall() };
  }

  #isExpired(): boolean {
    const { monotonic, wall } = this.#now();
    return monotonic >= this.#until.monotonic || wall >= this.#until.wall;
  }

  /** Counted from before the request: the others count from after it. */
  #extend(from: { monotonic: number; wall: number }): void {
    const { renewDeadlineMs } = this.#times;
    this.#until = {
      monotonic: from.monotonic + renewDeadlineMs,
      wall: from.wall + renewDeadlineMs,
    };
    clearTimeout(this.#expiry);
    if (this.#state === 'over') {
      return;
    }
    this.#expiry = setTimeout(
      () => this.#lose('the Lease could not be renewed in time'),
      this.#until.monotonic - this.#clock.monotonic(),
    );
  }

  #begin(): void {
    // It may have been released while it was being elected.
    if (this.#state === 'waiting') {
      this.#state = 'leading';
      this.#resolveElected(true);
    }
  }

  #lose(reason: string): void {
    if (this.#state !== 'over') {
      this.#options.logger.warn('This process leads no more', {
        identity: this.identity,
        reason,
      });
      this.#end(
        new NotLeaderError(`${this.identity} leads no more: ${reason}`),
      );
    }
  }

  #end(reason: NotLeaderError): void {
    if (this.#state === 'over') {
      return;
    }
    this.#state = 'over';
    clearTimeout(this.#expiry);
    this.#following.abort();
    this.#resolveElected(false);
    this.#over.abort(reason);
    this.#wake();
  }

  /** Until then, or until something has happened. */
  #sleep(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      if (this.#state === 'over') {
        resolve();
        return;
      }
      const timer =
        milliseconds === Infinity
          ? undefined
          : setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/**
 * Stands for election by a Lease, with client-go's rules: others take over when they have seen no renewal for the lease's
 * duration; a leader that could not renew stops some seconds earlier, by itself.
 *
 * @public
 */
export function runElection(options: LeaderElectorOptions): LeaderElector {
  return new LeaseElector(options);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
