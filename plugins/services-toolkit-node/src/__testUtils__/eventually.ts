/** Looks again until it is so, for at most 30 s; then fails with what was looked for. */
export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (await isSo()) {
      return;
    }
    // Gives sockets their turn.
    await new Promise(resolve => setImmediate(resolve));
  }
  throw new Error(`Waited 30 s in vain for ${what}`);
}
