import type { Availability } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { PlanInCluster } from './ServicesEntry';

/** What a claim on a plan would meet, over all clusters that have it. */
export interface PlanState {
  /** `exhausted`: it works, and has no free instance anywhere. */
  state: 'ready' | 'exhausted' | 'notReady' | 'unknown';
  /** Where it can be claimed, all of these clusters together. */
  availability?: Availability;
  /** A cluster where it is not ready, if there is one: it says why. */
  because?: PlanInCluster;
}

export function planState(places: readonly PlanInCluster[]): PlanState {
  const open = places.filter(isReady);
  const because =
    places.find(place => !isReady(place) && place.plan.ready === 'False') ??
    places.find(place => !isReady(place));
  if (open.length > 0) {
    return {
      state: open.some(isFree) ? 'ready' : 'exhausted',
      availability: together(
        open.flatMap(({ plan }) => plan.availability ?? []),
      ),
      because,
    };
  }
  return {
    state: because?.plan.ready === 'False' ? 'notReady' : 'unknown',
    because,
  };
}

/** Whether a claim there need not wait, as far as is known. Where nobody tells what is free, a pool that claims wait for has nothing. */
export function canBeClaimedNow(place: PlanInCluster): boolean {
  return isReady(place) && isFree(place);
}

/** What a cluster said last does not count while it does not answer. */
function isReady({ cluster, plan }: PlanInCluster): boolean {
  return plan.ready === 'True' && !cluster.stale;
}

function isFree({ plan: { availability } }: PlanInCluster): boolean {
  return (
    availability?.kind !== 'pool' ||
    (availability.free === undefined
      ? !availability.waiting
      : availability.free > 0)
  );
}

/** Free and waiting add up; of how long it takes the longest is told. */
function together(all: readonly Availability[]): Availability | undefined {
  const [first] = all;
  if (!first) {
    return undefined;
  }
  const same = all.filter(({ kind }) => kind === first.kind);
  const sum = (field: 'free' | 'held' | 'waiting') =>
    same.every(one => one[field] !== undefined)
      ? { [field]: same.reduce((total, one) => total + (one[field] ?? 0), 0) }
      : {};
  const seconds = same.flatMap(one => one.typicalSecondsToReady ?? []);
  return {
    kind: first.kind,
    ...sum('free'),
    ...sum('held'),
    ...sum('waiting'),
    ...(seconds.length > 0 && { typicalSecondsToReady: Math.max(...seconds) }),
  };
}
