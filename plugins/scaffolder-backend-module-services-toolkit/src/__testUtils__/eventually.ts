/**
 * Asks again until an answer is right, for at most 20 s; then fails with the last answer's complaint.
 *
 * @param check - throws while the answer is not right yet
 */
export async function eventually<T>(
  ask: () => Promise<T>,
  check: (answer: T) => void,
): Promise<T> {
  const deadline = Date.now() + 20_000;
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
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
