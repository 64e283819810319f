import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const main = resolve(__dirname, '../main.ts');
const deadlineMs = 60_000;

/** The controllers as they run in a cluster: a process of their own. */
export class ControllersProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<() => void>();
  /** It is gone, and all that it said has been read: on a busy machine the end is told before the last lines are. */
  #isClosed = false;

  private constructor(args: readonly string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) {
        createInterface(stream).on('line', line => this.#add(line));
      }
    }
    this.#child.on('close', () => {
      this.#isClosed = true;
      this.#tell();
    });
  }

  /** Resolves when the controllers are at work. */
  static async start(
    kubeconfig: string,
    args: readonly string[] = [],
  ): Promise<ControllersProcess> {
    const process = ControllersProcess.spawn([
      `--kubeconfig=${kubeconfig}`,
      '--health-port=0',
      '--log-level=info',
      ...args,
    ]);
    await process.waitForLine('Controllers are running');
    return process;
  }

  /** Starts it with these arguments, and waits for nothing. */
  static spawn(args: readonly string[]): ControllersProcess {
    return new ControllersProcess(args);
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#lines.join('\n');
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** A line with that part in it; the first that there is or will be. */
  async waitForLine(part: string, withinMs = deadlineMs): Promise<string> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const line = this.#lines.find(one => one.includes(part));
      if (line !== undefined) {
        return line;
      }
      if (this.#isClosed || Date.now() > deadline) {
        throw new Error(
          `The controllers ${
            this.#isClosed ? 'ended' : 'went on'
          } without saying "${part}":\n${this.log}`,
        );
      }
      await this.#news(deadline);
    }
  }

  /** As SIGTERM does; answers with the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended();
  }

  /** As a crash does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended();
  }

  /** Freezes it: it holds what it holds, and notices nothing, until it is thawed. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  async ended(): Promise<number | null> {
    if (!this.#isClosed) {
      await once(this.#child, 'close', {
        signal: AbortSignal.timeout(deadlineMs),
      });
    }
    return this.#child.exitCode;
  }

  #add(line: string): void {
    this.#lines.push(line);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #news(deadline: number): Promise<void> {
    return new Promise(done => {
      const timer = setTimeout(finish, Math.max(0, deadline - Date.now()));
      const listeners = this.#listeners;
      function finish() {
        clearTimeout(timer);
        listeners.delete(finish);
        done();
      }
      listeners.add(finish);
    });
  }
}
