import type { Claim } from '@services-toolkit/backstage-plugin-services-toolkit-common';

const order = [
  'failed',
  'waiting',
  'deleting',
  'ready',
] as const satisfies readonly Claim['state'][];

/** Claims that need somebody first; among equals the order stays. */
export function byUrgency(claims: readonly Claim[]): Claim[] {
  return [...claims].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
}
