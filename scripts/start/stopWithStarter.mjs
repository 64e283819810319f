import { execFileSync } from 'node:child_process';

const checkMs = 500;
const graceMs = 30_000;

/**
 * Sees to it that the bootstrap ends on Ctrl-C, SIGTERM, a closed terminal, and when npm, which started it, was killed,
 * and that what it has started ends with it. A launcher that runs is asked to stop, and given its time.
 */
export function stopWithStarter() {
  let child;
  let asked = false;
  const stop = signal => {
    if (!child) {
      endDescendants();
      process.exit(130);
    }
    // Ctrl-C reaches the launcher by the terminal too; asking twice does no harm.
    if (asked) return;
    asked = true;
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
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
    /** From now on the launcher decides how all of it stops. */
    handOver(launcher) {
      child = launcher;
    },
    release() {
      clearInterval(timer);
    },
  };
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

/** Installers and compilers that are under way. */
function endDescendants() {
  for (const pid of descendantsOf(process.pid)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // gone already
    }
  }
}

function descendantsOf(root) {
  const children = new Map();
  for (const line of ps('-A', '-o', 'pid=,ppid=').split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const collect = pid =>
    (children.get(pid) ?? []).flatMap(child => [child, ...collect(child)]);
  return collect(root);
}

function parentOf(pid) {
  return Number(ps('-o', 'ppid=', '-p', String(pid))) || 0;
}

function commandOf(pid) {
  return ps('-o', 'args=', '-p', String(pid));
}

function ps(...args) {
  try {
    return execFileSync('ps', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
