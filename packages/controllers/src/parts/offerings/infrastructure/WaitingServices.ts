import { objectKey } from '@services-toolkit/kubernetes-runtime';
import type { LoadBalancer } from '../kinds/factObjects';
import { addressWithinMs, isWaiting } from './rules/loadBalancersFact';

/**
 * Since when Services are seen waiting for an address. (Their age would not do: one may have become a LoadBalancer a moment
 * ago.)
 */
export class WaitingServices {
  #since = new Map<string, number>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** Takes note of those that wait now; the others are forgotten. */
  note(services: readonly LoadBalancer[]): void {
    const now = this.#clock().getTime();
    this.#since = new Map(
      services
        .filter(isWaiting)
        .map(keyOf)
        .map(key => [key, this.#since.get(key) ?? now]),
    );
  }

  waitedMs(service: LoadBalancer): number {
    const now = this.#clock().getTime();
    return now - (this.#since.get(keyOf(service)) ?? now);
  }

  /** When the one that has waited longest will have waited long enough; undefined where none is on its way there. */
  get lookAgainAfterMs(): number | undefined {
    const now = this.#clock().getTime();
    const left = [...this.#since.values()]
      .map(since => since + addressWithinMs - now)
      .filter(ms => ms > 0);
    return left.length > 0 ? Math.min(...left) : undefined;
  }
}

function keyOf(service: LoadBalancer): string {
  return `${objectKey(service)}/${service.metadata.uid}`;
}
