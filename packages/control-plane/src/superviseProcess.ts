import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';

// The program gives itself five seconds.
const STOP_GRACE_MS = 8_000;

/** What {@link superviseProcess} needs to know. */
export interface SuperviseOptions {
  /** Begins the sentence about the end. */
  title: string;
  /** Runs after the process has ended, before `ended` resolves. */
  afterwards: () => Promise<void>;
}

/** The life of a child process. */
export interface SupervisedProcess {
  /** Lets this process end although the child still runs. */
  release(): void;
  control: {
    pid: number;
    ended: Promise<string>;
    stop(): Promise<void>;
    kill(): Promise<void>;
  };
}

/** Looks after a child process that ends on its own on SIGTERM. */
export function superviseProcess(
  child: ChildProcess,
  { title, afterwards }: SuperviseOptions,
): SupervisedProcess {
  const ended = waitForEnd(child, title).then(async sentence => {
    await afterwards();
    return sentence;
  });
  const end = async (signal: NodeJS.Signals) => {
    // Whoever waits for the end wants this process to stay until then.
    child.ref();
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
    await ended;
    clearTimeout(timer);
  };
  return {
    release: () => {
      child.unref();
      for (const stream of child.stdio) {
        if (stream instanceof Socket) stream.unref();
      }
    },
    control: {
      // Without one the child was never there, and `ended` says so.
      pid: child.pid ?? 0,
      ended,
      stop: () => end('SIGTERM'),
      kill: () => end('SIGKILL'),
    },
  };
}

function waitForEnd(child: ChildProcess, title: string): Promise<string> {
  return new Promise(resolve => {
    child.once('error', error =>
      resolve(`${title} could not be run: ${error.message}`),
    );
    child.once('exit', (code, signal) =>
      resolve(
        signal
          ? `${title} was ended by ${signal}`
          : `${title} ended with exit code ${code}`,
      ),
    );
  });
}
