import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * A port that leads to another one of this machine, and can lead elsewhere: what stands behind an address changes, and
 * connections break, while those on both sides of it stay as they are.
 */
export class Gate {
  static async open(port: number): Promise<Gate> {
    const gate = new Gate(port);
    await new Promise<void>(resolve =>
      gate.#server.listen(0, '127.0.0.1', resolve),
    );
    return gate;
  }

  readonly #server = createServer(socket => this.#lead(socket));
  readonly #sockets = new Set<Socket>();
  readonly #home: number;
  #port: number;

  private constructor(port: number) {
    this.#home = port;
    this.#port = port;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `https://localhost:${port}`;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sockets.size / 2;
  }

  /** From now on it leads to that port; back to where it did at first without one. What there is breaks. */
  leadTo(port: number = this.#home): void {
    this.#port = port;
    this.cut();
  }

  /** Breaks all connections; new ones are taken. */
  cut(): void {
    this.#sockets.forEach(socket => socket.resetAndDestroy());
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #lead(socket: Socket): void {
    const other = connect(this.#port, '127.0.0.1');
    for (const [one, opposite] of [
      [socket, other],
      [other, socket],
    ] as const) {
      this.#sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => {});
      one.once('close', () => {
        this.#sockets.delete(one);
        opposite.destroy();
      });
      one.pipe(opposite);
    }
  }
}
