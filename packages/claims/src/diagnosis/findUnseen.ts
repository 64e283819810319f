import { asSentence } from '../english/asSentence';
import type { Sighting } from './ClaimObservation';
import type { Finding } from './Diagnosis';

/**
 * What is to be said of something that was not seen. Whether it is bad that an object does not exist is for the caller to
 * say.
 *
 * @param what - within a sentence: `the class "postgres"`
 * @param blame - what the claim itself says holds it up there, which the reader may know
 */
export function findUnseen(
  what: string,
  sighting: Exclude<Sighting<unknown>, { kind: 'found' | 'absent' }>,
  blame?: Finding,
): Finding {
  const move = blame?.move ?? 'none';
  const since = blame?.since && { since: blame.since };
  const said = blame ? ` What the claim says: ${blame.sentence}` : '';
  switch (sighting.kind) {
    case 'hidden':
      return {
        state: 'hidden',
        sentence: sighting.lackedBy
          ? `The portal may not show you ${what}. The platform team can give the portal the right to ${sighting.missingRight}.${said}`
          : `You may not read ${what}. The platform team can give you the right to ${sighting.missingRight}.${said}`,
        move,
        ...since,
      };
    case 'unread':
      return {
        state: 'hidden',
        sentence: `The portal reads no Secrets, so it does not show how ${what} is.${said}`,
        move,
        ...since,
      };
    case 'notServed':
      return {
        state: 'failed',
        sentence: `This cluster does not know the kind of ${what}. The platform team has to install what brings it.`,
        move: 'operator',
      };
    default:
      return {
        state: 'unknown',
        sentence: `How ${what} is could not be found out just now. ${asSentence(
          sighting.message,
        )}${said}`.trim(),
        move,
        ...since,
      };
  }
}
