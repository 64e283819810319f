import type { LoadBalancer } from '../../kinds/factObjects';
import type { FactReading } from '../FactReading';

/** A cloud takes a minute or two. */
export const addressWithinMs = 300_000;

/** Whether Services of type LoadBalancer get an address. `waitedMs` is for how long one is known to wait for it. */
export function loadBalancersFact(
  services: readonly LoadBalancer[],
  waitedMs: (service: LoadBalancer) => number,
  published: boolean | undefined,
): FactReading<boolean> {
  if (services.some(hasAddress)) {
    return { kind: 'known', value: true };
  }
  const waiting = services.filter(isWaiting);
  if (waiting.some(one => waitedMs(one) >= addressWithinMs)) {
    return { kind: 'known', value: false };
  }
  if (waiting.length === 0) {
    return {
      kind: 'untold',
      message:
        'no Service of type LoadBalancer is there to tell by. One that gets an address, or waits for it for five minutes, tells',
    };
  }
  // What waits now may have waited before this process began to look.
  return published === false
    ? { kind: 'known', value: false }
    : {
        kind: 'untold',
        message:
          'a Service of type LoadBalancer waits for its address. After five minutes it is taken that there is none',
      };
}

export function hasAddress({ status }: LoadBalancer): boolean {
  return (status?.loadBalancer?.ingress ?? []).length > 0;
}

/** One with a class of its own tells nothing of ordinary ones: nobody may have to give it an address. */
export function isWaiting(service: LoadBalancer): boolean {
  return (
    !hasAddress(service) &&
    service.spec?.loadBalancerClass === undefined &&
    service.metadata.deletionTimestamp === undefined
  );
}
