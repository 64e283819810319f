import type { LinkState } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { type Condition, getCondition } from '@services-toolkit/kubernetes-api';

/** How an object of a link is, by a condition of it, in the words of the controllers. */
export interface StateInWords {
  state: LinkState;
  reason?: string;
  message?: string;
  since?: string;
}

/** By the condition Ready: nobody may have looked yet. */
export function stateByReady(
  conditions: readonly Condition[] | undefined,
): StateInWords {
  const ready = getCondition(conditions, 'Ready');
  switch (ready?.status) {
    case 'True':
      return { state: 'ok', ...sinceOf(ready) };
    case 'False':
      return { state: 'broken', ...whyNot(ready) };
    default:
      return { state: 'unknown' };
  }
}

/** The same of the link to a service cluster, which may be as it should be and have nobody at its other end. */
export function stateOfLink(
  conditions: readonly Condition[] | undefined,
): StateInWords {
  const reachable = getCondition(conditions, 'UpstreamReachable');
  return reachable?.status === 'False'
    ? { state: 'unreachable', ...whyNot(reachable) }
    : stateByReady(conditions);
}

/** What is broken comes first. */
export function byState(a: LinkState, b: LinkState): number {
  const order: readonly LinkState[] = [
    'unreachable',
    'broken',
    'unknown',
    'ok',
  ];
  return order.indexOf(a) - order.indexOf(b);
}

function whyNot(condition: Condition): Omit<StateInWords, 'state'> {
  const { reason, message } = condition;
  return {
    ...(reason && { reason }),
    ...(message && { message }),
    ...sinceOf(condition),
  };
}

function sinceOf({ lastTransitionTime: since }: Condition) {
  return since ? { since } : {};
}
