/** Runs `task` for 0 to `count` - 1, at most `limit` at the same time. */
export async function inFlight(
  count: number,
  limit: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      await task(next++);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, count) }, work));
}
