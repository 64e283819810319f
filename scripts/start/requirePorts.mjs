import net from 'node:net';
import path from 'node:path';
import { runDir } from '../toolchain/paths.mjs';
import { StepError } from '../toolchain/run.mjs';
import { askRunning } from './askRunning.mjs';

const needs = { 'portal-port': 'the portal', 'backend-port': 'the backend' };

/**
 * @param {Record<string, string>} ports as given on the command line
 */
export async function requirePorts(ports) {
  for (const [option, value] of Object.entries(ports)) {
    const port = Number(value);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new StepError(`--${option} must be a port, not '${value}'.`);
    }
  }
  const other = await askRunning();
  if (other && other.state !== 'stopping') {
    throw new StepError(
      `The demo runs in ${path.dirname(runDir)} already${
        other.portalUrl ? ` at ${other.portalUrl}` : ''
      } (process ${
        other.pid
      }). Stop it with Ctrl-C in its terminal, or with: kill ${other.pid}`,
    );
  }
  // What is just stopping frees its ports.
  if (other) return;
  for (const [option, value] of Object.entries(ports)) {
    const port = Number(value);
    if (port && (await isTaken(port))) {
      throw new StepError(
        `Port ${port} is taken by another program, and ${needs[option]} needs it: stop that program (lsof -i :${port} names it), or choose another port with: npm start -- --${option} <port>`,
      );
    }
  }
}

function isTaken(port) {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
