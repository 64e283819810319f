import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  commandOf,
  descendantsOf,
  isAlive,
  parentOf,
  signalAll,
} from './processes.mjs';

const checkMs = 500;
const graceMs = 30_000;

/**
 * Sees to it that the bootstrap ends on Ctrl-C, SIGTERM, a closed terminal, and when npm, which started it, was killed,
 * and that what it has started ends with it, also when the bootstrap itself is killed. A launcher that runs is asked to
 * stop, and given its time.
 */
export function stopWithStarter() {
  let launcher;
  let asked = false;
  const orphans = lookAfterOrphans();
  const stop = signal => {
    if (!launcher) {
      signalAll(
        descendantsOf(process.pid).filter(pid => pid !== orphans.pid),
        'SIGTERM',
      );
      // What does not want to end is ended by who looks after orphans.
      process.exit(130);
    }
    // Ctrl-C reaches the launcher by the terminal too; asking twice does no harm.
    if (asked) return;
    asked = true;
    launcher.kill(signal);
    setTimeout(() => launcher.kill('SIGKILL'), graceMs).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => stop(signal));

  const starters = ancestors();
  const timer = setInterval(() => {
    if (process.ppid !== starters[0] || starters.some(pid => !isAlive(pid)))
      stop('SIGTERM');
  }, checkMs);
  timer.unref();

  return {
    /** From now on the launcher decides how all of it stops, and notices on its own when the bootstrap is killed. */
    handOver(child) {
      launcher = child;
      orphans.stdin.end('done\n');
    },
    release() {
      clearInterval(timer);
      orphans.stdin.end('done\n');
    },
  };
}

function lookAfterOrphans() {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./endOrphans.mjs', import.meta.url))],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  child.stdin.on('error', () => {});
  child.unref();
  child.stdin.unref();
  return child;
}

/** npm runs scripts by a shell, so its end does not show in the parent alone. */
function ancestors() {
  const pids = [process.ppid];
  if (process.env.npm_lifecycle_event) {
    const shellsParent = parentOf(process.ppid);
    // A shell that replaced itself leaves npm as the parent, whose parent is nobody's business.
    if (shellsParent > 1 && /\bnpm\b/.test(commandOf(shellsParent)))
      pids.push(shellsParent);
  }
  return pids;
}
