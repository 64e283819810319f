import { cutName } from './cutName';

const longest = 63;

/**
 * The name of what is made for a ClassClaim: `<claim's name, cut>-<5 characters of the claim's UID>`. It follows from
 * the claim alone, so after a crash the same object is found again and never a second one is made, and the API server
 * refuses the second of two.
 *
 * @public
 */
export function childName(claim: { name: string; uid: string }): string {
  return cutName(claim.name, claim.uid.slice(0, 5), longest);
}
