/** Asks again until the answer is there, for at most 30 s; then fails with what was asked for. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    // Each round is a request of its own; this only gives the sockets of others their turn.
    await new Promise(resolve => setImmediate(resolve));
  }
  throw new Error(`Waited 30 s in vain for ${what}`);
}
