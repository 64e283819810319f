import { getCondition, type Condition } from '@services-toolkit/kubernetes-api';

interface WithConditions {
  status?: { conditions?: Condition[] };
}

/** The reason of the condition Ready, which for what is ready is `Ready`. */
export function reasonOf(object: WithConditions): string | undefined {
  return getCondition(object.status?.conditions, 'Ready')?.reason;
}

export function messageOf(object: WithConditions): string {
  return getCondition(object.status?.conditions, 'Ready')?.message ?? '';
}

/** For waiting until an object says so, in such words where they matter. */
export function says(
  reason: string,
  words = /(?:)/,
): (object: WithConditions) => boolean {
  return object => reasonOf(object) === reason && words.test(messageOf(object));
}
