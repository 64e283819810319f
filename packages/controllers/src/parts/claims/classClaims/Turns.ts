import type { ClassClaim } from '@services-toolkit/kubernetes-api';
import type { Informers } from '../kinds/followClaimKinds';
import { byAge } from '../rules/byAge';
import { childOf } from './childOf';
import type { AssumeCache } from './AssumeCache';
import type { WaitingSelectors } from './selection/WaitingSelectors';

/** For so long a claim lets those that have waited for longer go first. One of them may be unable to take what is free. */
const patienceMs = 2_000;

/**
 * Who waits for an instance of a class, and for how long. The one that has waited for longest is woken first, and mostly that is
 * all it takes; this is for claims that come in between.
 */
export class Turns {
  readonly #informers: Pick<Informers, 'classClaims' | 'resourceClaims'>;
  readonly #assumed: AssumeCache;
  readonly #selectors: Pick<WaitingSelectors, 'waitingFor'>;
  readonly #clock: () => Date;
  /** Since when a claim lets others go first, by its UID. */
  readonly #since = new Map<string, number>();

  constructor(
    informers: Pick<Informers, 'classClaims' | 'resourceClaims'>,
    assumed: AssumeCache,
    selectors: Pick<WaitingSelectors, 'waitingFor'>,
    clock: () => Date,
  ) {
    this.#informers = informers;
    this.#assumed = assumed;
    this.#selectors = selectors;
    this.#clock = clock;
  }

  /** The namespaces of those that come before a claim on an instance of a class; none once it has been patient for long enough. */
  aheadOf(claim: ClassClaim, className: string): string[] {
    return this.before(claim, className).map(
      ({ metadata }) => metadata.namespace ?? '',
    );
  }

  /** Those that come before a claim; none once it has been patient for long enough. */
  before(claim: ClassClaim, className: string): ClassClaim[] {
    if (this.#assumed.has(claim.metadata.uid ?? '')) {
      // One is kept back for it already.
      return [];
    }
    const since = this.#since.get(claim.metadata.uid ?? '');
    if (since !== undefined && this.#clock().getTime() - since >= patienceMs) {
      return [];
    }
    const waiting = this.#informers.classClaims.byIndex(
      'waitingByClass',
      className,
    );
    // Those that ask by need wait for any class that has it.
    return [...waiting, ...this.#selectors.waitingFor(className)].filter(
      other =>
        byAge(other, claim) < 0 &&
        !this.#assumed.has(other.metadata.uid ?? '') &&
        !childOf({ informers: this.#informers }, other),
    );
  }

  /** A claim lets others go first. */
  yielded({ metadata }: ClassClaim): void {
    const uid = metadata.uid ?? '';
    this.#since.set(uid, this.#since.get(uid) ?? this.#clock().getTime());
  }

  /** There is nothing to let others have any more, or the claim has got something, or is gone. */
  clear({ metadata }: ClassClaim): void {
    this.#since.delete(metadata.uid ?? '');
  }
}
