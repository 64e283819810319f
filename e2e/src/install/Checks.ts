/** What was wrong stands in the terminal already. */
export class CheckFailed extends Error {}

/** Prints one line for each check, as it ends. */
export class Checks {
  passed = 0;
  failed = 0;

  /** @throws CheckFailed if the step throws: what comes after it cannot be told then */
  async check<T>(name: string, step: () => Promise<T>): Promise<T> {
    const started = Date.now();
    const seconds = () => Math.round((Date.now() - started) / 1000);
    try {
      const result = await step();
      this.passed += 1;
      console.log(`ok   ${name} (${seconds()} s)`);
      return result;
    } catch (error) {
      this.failed += 1;
      const message = error instanceof Error ? error.message : String(error);
      console.log(`FAIL ${name} (${seconds()} s): ${message}`);
      throw new CheckFailed(name);
    }
  }
}
