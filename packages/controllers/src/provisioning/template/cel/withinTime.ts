import { createContext, Script } from 'node:vm';

/** Expressions take microseconds. This is for those that would keep the process from everything else. */
const longestMs = 1_000;

const sandbox: { run?: () => unknown } = createContext({});
const script = new Script('run()');

/**
 * Runs synchronous code, and ends it where it takes too long: CEL always comes to an end, but loops within loops over
 * long lists, and some regular expressions, would take years to.
 *
 * @throws RangeError if it takes too long
 */
export function withinTime<T>(work: () => T): T {
  sandbox.run = work;
  try {
    return script.runInContext(sandbox, { timeout: longestMs });
  } catch (error) {
    if (isTimeout(error)) {
      throw new RangeError(`it takes longer than ${longestMs} ms`);
    }
    throw error;
  } finally {
    delete sandbox.run;
  }
}

function isTimeout(error: unknown): boolean {
  // It is an Error of the other context, and none of this one.
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
