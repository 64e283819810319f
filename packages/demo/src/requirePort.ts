import { freePort, isPortTaken } from './freePort';

/**
 * The port to use: the requested one, or a free one for 0.
 *
 * @throws Error with one sentence where somebody else has it
 */
export async function requirePort(
  requested: number,
  what: string,
  option: string,
): Promise<number> {
  if (requested === 0) return freePort();
  if (await isPortTaken(requested)) {
    throw new Error(
      `Port ${requested} is taken by another program, and ${what} needs it: stop that program (lsof -i :${requested} names it), or choose another port with: npm start -- ${option} <port>`,
    );
  }
  return requested;
}
