import { freePort, isPortTaken } from './freePort';

/**
 * The port to use: the wished one, or a free one where 0 is wished.
 *
 * @throws Error with one sentence where somebody else has it
 */
export async function requirePort(
  wished: number,
  what: string,
  option: string,
): Promise<number> {
  if (wished === 0) return freePort();
  if (await isPortTaken(wished)) {
    throw new Error(
      `Port ${wished} is taken by another program, and ${what} needs it: stop that program (lsof -i :${wished} names it), or choose another port with: npm start -- ${option} <port>`,
    );
  }
  return wished;
}
