import { execFileSync } from 'node:child_process';

/** Process ids of all children, by parent. */
function childrenByParent() {
  const children = new Map();
  for (const line of ps('-A', '-o', 'pid=,ppid=').split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (pid) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

/** All that descend from one process, without it. */
export function descendantsOf(root) {
  const children = childrenByParent();
  const collect = pid =>
    (children.get(pid) ?? []).flatMap(child => [child, ...collect(child)]);
  return collect(root);
}

export function parentOf(pid) {
  return Number(ps('-o', 'ppid=', '-p', String(pid))) || 0;
}

export function commandOf(pid) {
  return ps('-o', 'args=', '-p', String(pid));
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Sends a signal to each that is still there. */
export function signalAll(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // gone already
    }
  }
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
