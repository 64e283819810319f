/** The words of `explainComposite`, `findCredentials`, `explainObject` and of the controllers' template provisioner. */
const troubles: readonly RegExp[] = [
  / cannot be composed: /,
  / is paused by its annotation /,
  // Of a template's object it quotes what is not true yet, which may only take its time.
  / is not ready: (?!")/,
  / credentials cannot be found: /,
  / cannot be brought about: /,
  /It says \([\w.]*(?:Terminal|Fail|Error|Stalled)/,
];

/** Whether the message of a claim whose instance is not ready tells of a failure, and not that it only takes its time. */
export function tellsTrouble(message: string | undefined): boolean {
  return troubles.some(trouble => trouble.test(message ?? ''));
}
