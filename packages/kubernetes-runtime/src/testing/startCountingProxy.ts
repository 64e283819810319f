import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Forwards TCP to an API server, counts connections, and can cut them as a broken network does. */
export async function startCountingProxy(target: string) {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let accepted = 0;
  let isCut = false;
  const server = createServer(client => {
    accepted++;
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get accepted() {
      return accepted;
    },
    /** Ends all connections; new ones are ended at once, too, until `mend`. */
    cut() {
      isCut = true;
      open.forEach(socket => socket.destroy());
    },
    mend() {
      isCut = false;
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        open.forEach(socket => socket.destroy());
      }),
  };
}
