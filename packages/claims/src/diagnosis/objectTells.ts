import { message, type Message } from '../messages/Message';
import { saidByObject } from './saidByObject';

/**
 * What an object tells about why it cannot be used, in its own words, and whether that is a failure: one that does not go away
 * on its own. Undefined where it tells nothing.
 *
 * @public
 */
export function objectTells(
  object: unknown,
): { message: Message; fails: boolean } | undefined {
  const [first] = saidByObject(object);
  if (!first?.words) {
    return undefined;
  }
  const { where, words, meaning } = first;
  return {
    message: message('objectSays', { values: { where }, quote: words }),
    fails: meaning === 'failing',
  };
}
