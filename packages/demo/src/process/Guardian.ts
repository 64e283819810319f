import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { shortestPath } from '../paths';

/** What another start in the same folder says about itself. */
export interface RunState {
  state: 'starting' | 'running' | 'stopping';
  /** Process id of the launcher. */
  pid?: number;
  portalUrl?: string;
}

/** A guardian gives what it ends ten seconds. */
const stopTimeoutMs = 20_000;

/** Another start holds the folder. */
export class AlreadyRunningError extends Error {
  constructor(readonly other: RunState) {
    super(
      `The demo runs here already${
        other.portalUrl ? ` at ${other.portalUrl}` : ''
      }${
        other.pid ? ` (process ${other.pid})` : ''
      }. Stop it with Ctrl-C in its terminal${
        other.pid ? `, or with: kill ${other.pid}` : ''
      }.`,
    );
  }
}

/**
 * A process that ends everything it was told of when this one ends, however that happens. As long as it lives, no second
 * start takes the folder.
 */
export class Guardian {
  readonly #child;
  /** Resolves when it has gone. */
  readonly ended: Promise<void>;

  private constructor(child: ReturnType<typeof spawnGuardian>) {
    this.#child = child;
    this.ended = once(child, 'exit').then(() => {});
    // It can only be gone, and whoever needs it asks `ended`.
    child.stdin.on('error', () => {});
  }

  /**
   * @param socket - where the guardian answers who runs
   * @throws AlreadyRunningError
   */
  static async start(socket: string): Promise<Guardian> {
    mkdirSync(path.dirname(socket), { recursive: true });
    const deadline = Date.now() + stopTimeoutMs;
    for (;;) {
      const answer = await Guardian.#tryStart(socket);
      if (answer instanceof Guardian) return answer;
      // One that is on its way out frees the folder in a moment.
      if (answer.state !== 'stopping' || Date.now() > deadline) {
        throw new AlreadyRunningError(answer);
      }
      await delay(200);
    }
  }

  static async #tryStart(socket: string): Promise<Guardian | RunState> {
    const child = spawnGuardian(socket);
    const [line] = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      once(child, 'exit').then(([code]) => {
        throw new Error(
          `What ends the processes of this start has ended itself, with code ${code}: is the folder of ${socket} writable?`,
        );
      }),
    ]);
    const answer: { taken?: RunState } = JSON.parse(String(line));
    if (answer.taken) return answer.taken;

    const guardian = new Guardian(child);
    // It shall not keep this process from ending: it is meant to be the last.
    child.unref();
    for (const stream of [child.stdin, child.stdout]) {
      if (stream instanceof Socket) stream.unref();
    }
    return guardian;
  }

  add(pid: number, signal: NodeJS.Signals = 'SIGTERM'): void {
    this.#send({ add: pid, signal });
  }

  remove(pid: number): void {
    this.#send({ remove: pid });
  }

  announce(state: RunState): void {
    this.#send({ state });
  }

  /** Ends what is left, and frees the folder. */
  async release(): Promise<void> {
    this.#child.ref();
    this.#child.stdin.end();
    await this.ended;
  }

  #send(order: object): void {
    this.#child.stdin.write(`${JSON.stringify(order)}\n`);
  }
}

function spawnGuardian(socket: string) {
  return spawn(
    process.execPath,
    [require.resolve('../../guardian.mjs'), shortestPath(socket)],
    // A session of its own: Ctrl-C in the terminal is for the launcher.
    { stdio: ['pipe', 'pipe', 'ignore'], detached: true },
  );
}
