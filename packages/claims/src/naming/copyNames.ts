import { cutName } from './cutName';

/** The longest name of a Secret. */
const longest = 253;

/**
 * The names that a copy of a Secret may have, in order: the source's; where something else has that one, with 8 characters
 * of the claim's UID behind it.
 *
 * @public
 */
export function copyNames(sourceName: string, claimUid: string): string[] {
  const suffix = claimUid.replace(/-/g, '').slice(0, 8);
  return [sourceName, cutName(sourceName, suffix, longest)];
}
