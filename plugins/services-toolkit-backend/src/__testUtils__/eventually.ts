/**
 * Asks again until an answer is right, for at most 20 s or what is given; then fails with the last answer's complaint.
 *
 * @param check - throws while the answer is not right yet
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  check: (answer: T) => void,
  { timeoutMs = 20_000 } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    try {
      check(answer);
      return answer;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
    // Gives the watch's socket its turn; each round is a request of its own anyway.
    await new Promise(resolve => setImmediate(resolve));
  }
}
