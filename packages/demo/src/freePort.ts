import { once } from 'node:events';
import net from 'node:net';

/** A port on 127.0.0.1 that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('The system gave no port');
  }
  return address.port;
}

/** Whether somebody listens on a port of this machine. */
export async function isPortTaken(port: number): Promise<boolean> {
  // Not by binding alone: a server on all addresses does not hinder one on 127.0.0.1 everywhere.
  const answers = await Promise.all(
    ['127.0.0.1', '::1'].map(host => connects(host, port)),
  );
  return answers.includes(true) || !(await binds(port));
}

function connects(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect({ host, port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function binds(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
