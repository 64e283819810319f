import type { ClusterServiceOfferingStatus } from '@services-toolkit/kubernetes-api';
import type { Judgement } from '@services-toolkit/offerings';

type Told = NonNullable<ClusterServiceOfferingStatus['capabilities']>[number];

/** A judgement as a status holds it: since when it has been so, and why, where it is not met. */
export function tellJudgement<TMore extends object>(
  named: { name: string; title?: string } & TMore,
  { met, message }: Judgement,
  before: readonly Told[] | undefined,
  now: Date,
): Told & TMore {
  const last = before?.find(({ name }) => name === named.name);
  return {
    ...named,
    met,
    ...(message !== undefined && { message }),
    lastTransitionTime:
      last?.met === met && last.lastTransitionTime
        ? last.lastTransitionTime
        : secondsOf(now),
  };
}

/** As the API server writes times. */
function secondsOf(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
