import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setMaxListeners } from 'node:events';
import type { Demo, DemoOptions } from './Demo';
import { DemoRun } from './DemoRun';
import { Guardian } from './process/Guardian';
import { requirePort } from './requirePort';

// Half of what the tokens live.
const renewEveryMs = 12 * 60 * 60_000;

/**
 * Starts all that the demo consists of: a control plane with the project's controllers and an operator, PostgreSQL, and
 * the portal. Resolves when the portal can be used.
 *
 * @throws AlreadyRunningError, or an Error that says in a sentence what is in the way; nothing is left running then
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const runDir = path.resolve(options.runDir);
  mkdirSync(runDir, { recursive: true });
  const guardian = await Guardian.start(path.join(runDir, 'demo.sock'));
  guardian.announce({ state: 'starting', pid: process.pid });

  const logs = path.join(runDir, 'logs');
  const stopping = new AbortController();
  // Every wait of the start listens to it.
  setMaxListeners(0, stopping.signal);
  const abort = () => stopping.abort(options.signal?.reason);
  if (options.signal?.aborted) abort();
  options.signal?.addEventListener('abort', abort, { once: true });

  const run = new DemoRun({
    runDir,
    logs,
    guardian,
    signal: stopping.signal,
    ...(options.appConfig && { appConfig: options.appConfig }),
    services: options.services ?? false,
    offerings: options.offerings ?? false,
    onProgress: options.onProgress ?? (() => {}),
    onFailed: options.onFailed ?? (() => {}),
  });
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      stopping.abort(new Error('The demo was stopped'));
      guardian.announce({ state: 'stopping', pid: process.pid });
      options.signal?.removeEventListener('abort', abort);
      await run.stop();
      await guardian.release();
    })();
    return stopped;
  };

  try {
    options.signal?.throwIfAborted();
    const [portal, backend] = await Promise.all([
      requirePort(options.ports?.portal ?? 3000, 'the portal', '--portal-port'),
      requirePort(
        options.ports?.backend ?? 7007,
        'the backend',
        '--backend-port',
      ),
    ]);
    forgetLogs(logs);
    const demo = await run.start({ portal, backend });
    const renewal = setInterval(() => run.renewTokens(), renewEveryMs);
    renewal.unref();
    guardian.announce({
      state: 'running',
      pid: process.pid,
      portalUrl: demo.portalUrl,
    });
    return {
      ...demo,
      stop: () => {
        clearInterval(renewal);
        return stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function forgetLogs(logs: string): void {
  for (const name of DemoRun.processes) {
    rmSync(path.join(logs, `${name}.log`), { force: true });
  }
}
