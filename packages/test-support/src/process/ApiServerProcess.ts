import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from '../projectFolder';

const packages = resolve(projectFolder, 'packages');
const ownMain = resolve(packages, 'aggregated-apiserver/src/main.ts');
const controllersMain = resolve(packages, 'controllers/src/main.ts');
const deadlineMs = 60_000;

interface ProcessOptions {
  /** What is run. Default: the aggregated API server. */
  main?: string;
  nodeFlags?: readonly string[];
}

/** The aggregated API server as a process of its own, as it runs in a cluster; or the controllers beside it. */
export class ApiServerProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(
    args: readonly string[],
    { main = ownMain, nodeFlags = [] }: ProcessOptions = {},
  ) {
    this.#child = spawn(
      process.execPath,
      [...nodeFlags, '--import', 'tsx', main, ...args],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, HOME: process.env.HOME },
      },
    );
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) {
        createInterface(stream).on('line', line => {
          this.#lines.push(line);
          this.#tell();
        });
      }
    }
    this.#child.on('exit', () => this.#tell());
  }

  static controllers(args: readonly string[]): ApiServerProcess {
    return new ApiServerProcess(args, { main: controllersMain });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Everything that it has logged. */
  get log(): string {
    return this.#lines.join('\n');
  }

  /** The port that it serves on, once it does. */
  async port(): Promise<number> {
    const { port } = JSON.parse(await this.waitForLine('"Serving"'));
    return port;
  }

  async waitForLine(part: string): Promise<string> {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      const line = this.#lines.find(one => one.includes(part));
      if (line !== undefined) {
        return line;
      }
      if (this.#hasEnded || Date.now() > deadline) {
        throw new Error(`It did not say "${part}":\n${this.log}`);
      }
      await this.#news(deadline);
    }
  }

  /** As SIGTERM does; answers with the exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended();
  }

  async ended(): Promise<number | null> {
    if (!this.#hasEnded) {
      await once(this.#child, 'exit', {
        signal: AbortSignal.timeout(deadlineMs),
      });
    }
    return this.#child.exitCode;
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #tell(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }

  #news(deadline: number): Promise<void> {
    return new Promise(done => {
      const listeners = this.#listeners;
      const timer = setTimeout(finish, Math.max(0, deadline - Date.now()));
      function finish() {
        clearTimeout(timer);
        listeners.delete(finish);
        done();
      }
      listeners.add(finish);
    });
  }
}
