import { connect } from 'node:net';

/** Whether a process with this id exists. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The port of `https://<host>:<port>`. */
export function portOf(server: string): number {
  return Number(new URL(server).port);
}

/** Whether something listens on that port of 127.0.0.1. */
export async function portAnswers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
