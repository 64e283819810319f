import { isDeepStrictEqual } from 'node:util';
import {
  getCondition,
  isReady,
  type ClassClaim,
  type ClusterInstanceClassStatus,
} from '@services-toolkit/kubernetes-api';
import { isSettled } from '../rules/isSettled';

type Usage = NonNullable<ClusterInstanceClassStatus['usage']>;

/** What is known about the use of a class. */
export interface UsageObservation {
  /** What its status says now. */
  before: Usage | undefined;
  /** Those on the class. */
  claims: readonly ClassClaim[];
  /** Absent for classes that make instances. */
  pool?: { free: number; held: number };
}

export type UsageStep =
  | { kind: 'nothing' }
  | { kind: 'writeUsage'; usage: Usage };

const newestClaims = 20;
const mostKeys = 256;

/** What a class's status says of its use. */
export function decideUsage(observation: UsageObservation): UsageStep {
  const usage = usageOf(observation);
  return isDeepStrictEqual(usage, observation.before)
    ? { kind: 'nothing' }
    : { kind: 'writeUsage', usage };
}

function usageOf({ claims, pool }: UsageObservation): Usage {
  const alive = claims.filter(
    ({ metadata }) => metadata.deletionTimestamp === undefined,
  );
  const settled = alive.filter(isSettled);
  const ready = newest(settled.filter(isReady));
  const seconds = ready.flatMap(secondsToReady).sort((a, b) => a - b);
  const typical = seconds[Math.floor(seconds.length / 2)];
  const keys = keysOf(ready);
  return {
    ...(pool && { free: pool.free }),
    held: pool ? pool.held : settled.length,
    waiting: alive.length - settled.length,
    ...(typical !== undefined && { typicalSecondsToReady: typical }),
    ...(keys && { keys }),
  };
}

/** Found in one pass: a class may have ten thousands of claims. */
function newest(claims: readonly ClassClaim[]): ClassClaim[] {
  const found: ClassClaim[] = [];
  for (const claim of claims) {
    // Times of an API server are all of one form, and sort as texts.
    const at = found.findIndex(one => createdAt(claim) > createdAt(one));
    found.splice(at < 0 ? found.length : at, 0, claim);
    found.length = Math.min(found.length, newestClaims);
  }
  return found;
}

function createdAt({ metadata }: ClassClaim): string {
  return metadata.creationTimestamp ?? '';
}

function secondsToReady({ metadata, status }: ClassClaim): number[] {
  const ready = getCondition(status?.conditions, 'Ready')?.lastTransitionTime;
  const ms =
    Date.parse(ready ?? '') - Date.parse(metadata.creationTimestamp ?? '');
  return Number.isFinite(ms) ? [Math.max(0, Math.round(ms / 1000))] : [];
}

function keysOf(claims: readonly ClassClaim[]): Usage['keys'] {
  const lists = claims.flatMap(({ status }) => status?.binding?.keys ?? []);
  const [first, ...others] = claims.flatMap(({ status }) =>
    status?.binding?.keys ? [new Set(status.binding.keys)] : [],
  );
  if (!first) {
    return undefined;
  }
  const always = [...first].filter(key => others.every(keys => keys.has(key)));
  const sometimes = new Set(lists.filter(key => !always.includes(key)));
  return {
    always: always.sort().slice(0, mostKeys),
    sometimes: [...sometimes].sort().slice(0, mostKeys),
  };
}
