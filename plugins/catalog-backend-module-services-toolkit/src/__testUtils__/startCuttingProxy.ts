import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network before an API server that ends connections in the middle of a long answer, as long as `cutAfter` says so. */
export interface CuttingProxy {
  readonly server: string;
  /** So many bytes come through on each connection. */
  cutAfter: number;
  /** How many connections it has cut. */
  readonly cuts: number;
  stop(): Promise<void>;
}

export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const state = { cutAfter: Infinity, cuts: 0 };
  const listener = createServer(client => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    let passed = 0;
    upstream.on('data', (bytes: Buffer) => {
      const left = state.cutAfter - passed;
      passed += bytes.length;
      if (bytes.length <= left) {
        client.write(bytes);
        return;
      }
      state.cuts += 1;
      client.end(bytes.subarray(0, Math.max(left, 0)));
      upstream.destroy();
    });
  });
  await new Promise<void>(done => listener.listen(0, '127.0.0.1', done));
  return {
    server: `https://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    set cutAfter(bytes: number) {
      state.cutAfter = bytes;
    },
    get cuts() {
      return state.cuts;
    },
    stop: () =>
      new Promise<void>(done => {
        listener.close(() => done());
        open.forEach(socket => socket.destroy());
      }),
  };
}
