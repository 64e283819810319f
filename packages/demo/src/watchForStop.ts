/** Whether the launcher was asked to stop. */
export interface StopWatch {
  /** Aborts then. */
  readonly signal: AbortSignal;
  /** Resolves then. Keeps this process alive until. */
  readonly requested: Promise<void>;
  /** Asks, and says why. */
  request(sentence: string): void;
}

// How the launcher notices that whoever started it was killed.
const parentCheckMs = 500;

/** Stops on Ctrl-C, SIGTERM, a closed terminal, and when the process that started this one has gone. */
export function watchForStop(): StopWatch {
  const stopping = new AbortController();
  const request = (sentence: string) => {
    if (stopping.signal.aborted) return;
    console.log(`\n${sentence}${sentence && ' '}Stopping ...`);
    stopping.abort(new Error('stopped on request'));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => request(''));
  }
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) request('Whoever started this has gone.');
  }, parentCheckMs);

  const requested = new Promise<void>(resolve => {
    stopping.signal.addEventListener('abort', () => {
      clearInterval(timer);
      resolve();
    });
  });
  return { signal: stopping.signal, requested, request };
}
