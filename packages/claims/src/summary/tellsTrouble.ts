import { conditionMeaning, phaseMeaning } from '../diagnosis/conditionMeanings';

/** The words of `explainComposite`, `findCredentials`, `explainObject` and of the controllers' template provisioner. */
const troubles: readonly RegExp[] = [
  / cannot be composed: /,
  / is paused by its annotation /,
  // Of a template's object it quotes what is not true yet, which may only take its time.
  / is not ready: (?!")/,
  / credentials cannot be found: /,
  / cannot be brought about: /,
];

/** Of a template's object: the condition, or the phase, that it says something in. */
const quoted = /It says \(([^)]{1,200})\)(?:: ([^:]{1,100}))?/g;

/** Whether the message of a claim whose instance is not ready tells of a failure, and not that it only takes its time. */
export function tellsTrouble(message: string | undefined): boolean {
  const text = message ?? '';
  return (
    troubles.some(trouble => trouble.test(text)) ||
    Array.from(text.matchAll(quoted)).some(([, where = '', phase = '']) =>
      tellsFailure(where, phase),
    )
  );
}

/** A condition that fails does so when it is True, or when it is False: which of them is told is the one that fails. */
function tellsFailure(where: string, phase: string): boolean {
  return (
    conditionMeaning(where, 'True') === 'failing' ||
    (conditionMeaning(where, 'True') === 'fine' &&
      conditionMeaning(where, 'False') === 'failing') ||
    phaseMeaning(phase) === 'failing'
  );
}
