import { connect } from 'node:net';

/** Whether something listens where a server is or was: `https://127.0.0.1:<port>`. */
export async function portAnswers(server: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({
      host: '127.0.0.1',
      port: Number(new URL(server).port),
    });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
