const POLL_MS = 50;

/** Waits until a condition holds that nothing announces, such as the end of a process that is not a child. */
export async function waitUntil(
  what: string,
  holds: () => Promise<boolean> | boolean,
  deadlineMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error(`${what}: not so after ${deadlineMs} ms`);
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
}
