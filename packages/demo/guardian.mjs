// Outlives the launcher by a moment, and ends what it has started: also where the launcher was killed with -9, so that
// nothing keeps running and no port stays open. Plain Node, because the bootstrap uses it before anything is installed.
//
//   node guardian.mjs [socket]
//
// stdin: one JSON object a line, {"add": <pid>, "signal": "SIGINT"} or {"remove": <pid>} or {"state": {...}}.
// Its end is the launcher's end. stdout: {"ready": true}, or {"taken": <state of the other one>} where another guardian
// holds the socket. The socket answers with the state, which tells whether something runs in this folder.
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const graceMs = 10_000;
const socketPath = process.argv[2];

/** @type {Map<number, NodeJS.Signals>} */
const guarded = new Map();
let state = { state: 'starting' };

// Only the launcher's end counts: it is the one who decides what Ctrl-C means.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {});
process.stdout.on('error', () => {});

const server = socketPath ? await claim(socketPath) : undefined;
process.stdout.write('{"ready":true}\n');

createInterface({ input: process.stdin })
  .on('line', line => {
    const order = JSON.parse(line);
    if (order.add) guarded.set(order.add, order.signal ?? 'SIGTERM');
    if (order.remove) guarded.delete(order.remove);
    if (order.state) state = order.state;
  })
  .on('close', async () => {
    state = { ...state, state: 'stopping' };
    await endAll();
    server?.close();
    process.exit(0);
  });

async function endAll() {
  for (const [pid, signal] of guarded) end(pid, signal);
  const deadline = Date.now() + graceMs;
  while ([...guarded.keys()].some(isAlive) && Date.now() < deadline)
    await delay(50);
  for (const pid of guarded.keys()) end(pid, 'SIGKILL');
}

/** Each was started as the leader of a process group, so that its own children go with it. */
function end(pid, signal) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // gone, or no leader: then the process alone
    }
  }
}

function isAlive(pid) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 0);
      return true;
    } catch (error) {
      if (error.code === 'EPERM') return true;
    }
  }
  return false;
}

/** Whoever listens on the socket is alive: unlike a file with a number, it cannot be left behind by a crash. */
async function claim(file) {
  const other = await ask(file);
  if (other) {
    process.stdout.write(`${JSON.stringify({ taken: other })}\n`, () =>
      process.exit(3),
    );
    await new Promise(() => {});
  }
  rmSync(file, { force: true });
  const listening = net.createServer(socket => {
    socket.on('error', () => {});
    socket.end(JSON.stringify(state));
  });
  listening.listen(file);
  await once(listening, 'listening');
  return listening;
}

function ask(file) {
  return new Promise(resolve => {
    const socket = net.connect(file);
    let text = '';
    socket.setEncoding('utf8').on('data', chunk => (text += chunk));
    socket.on('error', () => resolve(undefined));
    socket.on('end', () =>
      resolve(text ? JSON.parse(text) : { state: 'stopping' }),
    );
  });
}
