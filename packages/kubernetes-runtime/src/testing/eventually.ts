/**
 * Waits until the condition holds, looking at it at each turn of the event loop. Fails after the time with what was expected.
 *
 * @public
 */
export async function eventually(
  condition: () => boolean | Promise<boolean>,
  expected: string,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`Not within ${timeoutMs / 1000} s: ${expected}`);
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
