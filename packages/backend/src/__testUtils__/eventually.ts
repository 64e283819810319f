/** Asks again until the answer is there, for at most 30 s or what is given; then fails with what was asked for. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { timeoutS = 30 } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutS * 1_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    // The machine is shared with the processes that are waited for.
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${timeoutS} s in vain for ${what}`);
}
