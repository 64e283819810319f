import { execFileSync } from 'node:child_process';

/** All processes that descend from one, and that one. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], {
    encoding: 'utf8',
  });
  for (const line of table.trim().split('\n')) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const collect = (pid: number): number[] => [
    pid,
    ...(children.get(pid) ?? []).flatMap(collect),
  ];
  return collect(root);
}

/** Those of the processes that still run. */
export function alive(pids: readonly number[]): number[] {
  return pids.filter(pid => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  });
}
