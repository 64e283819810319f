import { asSentence } from '../english/asSentence';
import type { KubernetesObject } from '@services-toolkit/kubernetes-api';
import { calledObject } from './calledObject';
import type { Finding } from './Diagnosis';
import { conditionMeaning } from './conditionMeanings';
import { saidByObject, type Said } from './saidByObject';
import { soundConditions } from './soundConditions';

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
  const ready = soundConditions(object).find(
    ({ type, status }) => conditionMeaning(type, status) === 'ready',
  );
  // What is ready stays usable, although a later change of it may fail.
  const said = ready ? [] : saidByObject(object);
  const broken = said.find(({ meaning }) => meaning === 'failing');
  if (broken) {
    return {
      state: 'failed',
      sentence: `${capital(what)} cannot be brought about: ${asWords(
        broken,
      )} The platform team has to see to it.`,
      move: 'operator',
      ...sinceOf(broken),
    };
  }
  const waiting = said.find(({ meaning }) => meaning === 'underWay');
  if (waiting) {
    return {
      state: 'waiting',
      sentence: `Waiting for ${what}: ${asWords(
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
    ...(ready?.lastTransitionTime && { since: ready.lastTransitionTime }),
  };
}

function asWords({ where, words }: Said): string {
  return asSentence(words) || `${where}.`;
}

function sinceOf(said: Said | undefined): { since?: string } {
  return said?.since ? { since: said.since } : {};
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
