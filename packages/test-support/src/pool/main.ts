// The pool of control planes of one test run: `main.ts <socket>`, until SIGTERM or the end of its stdin.
import { ControlPlanePool } from './ControlPlanePool';
import { servePool } from './servePool';

const socket = process.argv[2];
if (!socket) throw new Error('Name the socket to serve.');

const pool = new ControlPlanePool();
const server = servePool(pool, socket);
server.once('listening', () => process.stdout.write('listening\n'));

let ending = false;
const end = async () => {
  if (ending) return;
  ending = true;
  server.close();
  await pool.close();
  process.exit();
};
process.once('SIGTERM', end);
process.stdin.once('end', end).resume();
