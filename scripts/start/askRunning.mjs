import net from 'node:net';
import path from 'node:path';
import { runDir } from '../toolchain/paths.mjs';

/**
 * Asks the guardian of a demo in this folder, if one runs.
 *
 * @returns {Promise<{ state: string, pid?: number, portalUrl?: string } | undefined>}
 */
export function askRunning() {
  // Relative: a socket's path may have no more than about a hundred characters.
  const socketPath = path.relative(
    process.cwd(),
    path.join(runDir, 'demo.sock'),
  );
  return new Promise(resolve => {
    const socket = net.connect(socketPath);
    let text = '';
    socket.setEncoding('utf8').on('data', chunk => (text += chunk));
    socket.on('error', () => resolve(undefined));
    socket.on('end', () =>
      resolve(text ? JSON.parse(text) : { state: 'stopping' }),
    );
  });
}
