import { asSentence } from '../asSentence';
import type { Condition, ConditionStatus } from '../Condition';
import type { KubernetesObject } from '../KubernetesObject';
import { calledObject } from './calledObject';
import type { Finding } from './Diagnosis';
import { soundConditions } from './soundConditions';

/**
 * What operators say when something is wrong, the most telling first: Crossplane's managed resources (LastAsyncOperation is
 * of the providers made with upjet), AWS Controllers for Kubernetes, and the conditions that kstatus knows.
 */
const failing: readonly [type: string, status: ConditionStatus][] = [
  ['LastAsyncOperation', 'False'],
  ['Synced', 'False'],
  ['ACK.Terminal', 'True'],
  ['Stalled', 'True'],
  ['Failed', 'True'],
];

/** What they say while they are at it. */
const underWay: readonly [type: string, status: ConditionStatus][] = [
  ['ACK.Recoverable', 'True'],
  ['Ready', 'False'],
  ['Ready', 'Unknown'],
  ['ACK.ResourceSynced', 'False'],
  ['Available', 'False'],
  ['Reconciling', 'True'],
];

/**
 * Reads how an object of any kind is from the conditions that are common among operators. An object without conditions,
 * such as a ConfigMap, is well as soon as it exists.
 *
 * @param fromNamespace - the reader's: it is not named
 * @public
 */
export function explainObject(
  object: KubernetesObject,
  fromNamespace?: string,
): Finding {
  const { deletionTimestamp, creationTimestamp, name = '' } = object.metadata;
  const { apiVersion, kind, metadata } = object;
  const what = calledObject(
    { apiVersion, kind, name, namespace: metadata.namespace },
    fromNamespace,
  );
  if (deletionTimestamp) {
    return {
      state: 'waiting',
      sentence: `${capital(what)} is being deleted.`,
      move: 'wait',
      since: deletionTimestamp,
    };
  }
  const conditions = soundConditions(object);
  const ready = firstOf(
    [
      ['Ready', 'True'],
      ['Available', 'True'],
    ],
    conditions,
  );
  // What is ready stays usable, although a later change of it may fail.
  const broken = ready ? undefined : firstOf(failing, conditions);
  if (broken) {
    return {
      state: 'failed',
      sentence: `${capital(what)} cannot be brought about: ${words(
        broken,
      )} The platform team has to see to it.`,
      move: 'operator',
      ...sinceOf(broken),
    };
  }
  const waiting = ready ? undefined : firstOf(underWay, conditions);
  if (waiting) {
    return {
      state: 'waiting',
      sentence: `Waiting for ${what}: ${words(
        waiting,
      )} There is nothing for you to do; if it takes much longer than usual, tell the platform team.`,
      move: 'wait',
      ...sinceOf(waiting),
    };
  }
  return {
    state: 'ok',
    sentence: ready ? `${capital(what)} is ready.` : `${capital(what)} exists.`,
    move: 'none',
    ...(creationTimestamp && { since: creationTimestamp }),
    ...sinceOf(ready),
  };
}

function firstOf(
  wanted: readonly (readonly [type: string, status: ConditionStatus])[],
  conditions: readonly Condition[],
): Condition | undefined {
  for (const [type, status] of wanted) {
    const found = conditions.find(
      one => one.type === type && one.status === status,
    );
    if (found) {
      return found;
    }
  }
  return undefined;
}

function words({ type, reason, message }: Condition): string {
  return asSentence(message) || asSentence(reason) || `${type}.`;
}

function sinceOf(condition: Condition | undefined): { since?: string } {
  const since = condition?.lastTransitionTime;
  return since ? { since } : {};
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
