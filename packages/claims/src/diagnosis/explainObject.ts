import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { message, namedObject } from '../messages/Message';
import { conditionMeaning } from './conditionMeanings';
import type { Finding } from './Diagnosis';
import { saidByObject, type Said } from './saidByObject';
import { sanitizeConditions } from './sanitizeConditions';

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
  const named = namedObject(
    { kind: object.kind, name, namespace: object.metadata.namespace },
    fromNamespace,
  );
  if (deletionTimestamp) {
    return {
      state: 'waiting',
      messages: [message('objectDeleting', { object: named })],
      move: 'wait',
      since: deletionTimestamp,
    };
  }
  const ready = sanitizeConditions(object).find(
    ({ type, status }) => conditionMeaning(type, status) === 'ready',
  );
  // What is ready stays usable, although a later change of it may fail.
  const said = ready ? [] : saidByObject(object);
  const broken = said.find(({ meaning }) => meaning === 'failing');
  if (broken) {
    return {
      state: 'failed',
      messages: [
        message('objectFails', { object: named, quote: wordsOf(broken) }),
      ],
      move: 'operator',
      ...sinceOf(broken),
    };
  }
  const waiting = said.find(({ meaning }) => meaning === 'underWay');
  if (waiting) {
    return {
      state: 'waiting',
      messages: [
        message('objectAwaited', { object: named, quote: wordsOf(waiting) }),
      ],
      move: 'wait',
      ...sinceOf(waiting),
    };
  }
  return {
    state: 'ok',
    messages: [
      message(ready ? 'objectReady' : 'objectExists', { object: named }),
    ],
    move: 'none',
    ...(creationTimestamp && { since: creationTimestamp }),
    ...(ready?.lastTransitionTime && { since: ready.lastTransitionTime }),
  };
}

function wordsOf({ where, words }: Said): string {
  return words ?? where;
}

function sinceOf({ since }: Said): { since?: string } {
  return since ? { since } : {};
}
