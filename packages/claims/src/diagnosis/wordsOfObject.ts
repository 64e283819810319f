import { saidByObject } from './saidByObject';

/**
 * What an object says about why it cannot be used, in its own words: ` It says (Ready): no disk is free`. Empty where it says
 * nothing.
 *
 * @public
 */
export function wordsOfObject(object: unknown): string {
  const [first] = saidByObject(object);
  return first?.words ? ` It says (${first.where}): ${first.words}` : '';
}
