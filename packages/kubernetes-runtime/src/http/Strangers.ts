import type { Socket } from 'node:net';

interface Stranger {
  key: string;
  socket: Socket;
  address: string;
  timer: NodeJS.Timeout;
}

/** The connections of peers that nobody knows yet: not many, not for long, and most from where there are fewest. */
export class Strangers {
  readonly #most: number;
  readonly #lastMs: number;
  /** By port and address, which a TLS connection shares with the one that carries it. */
  readonly #all = new Map<string, Stranger>();
  /** Each in the order in which they came. */
  readonly #byAddress = new Map<string, Set<Stranger>>();

  constructor(limits: { most: number; lastMs: number }) {
    this.#most = limits.most;
    this.#lastMs = limits.lastMs;
  }

  get size(): number {
    return this.#all.size;
  }

  /** Answers whether another one had to go for it. */
  add(socket: Socket): boolean {
    const key = keyOf(socket);
    const address = socket.remoteAddress ?? '';
    const timer = setTimeout(() => socket.destroy(), this.#lastMs);
    timer.unref();
    const stranger = { key, socket, address, timer };
    this.#all.set(key, stranger);
    const neighbours = this.#byAddress.get(address) ?? new Set();
    this.#byAddress.set(address, neighbours.add(stranger));
    socket.once('close', () => this.#remove(stranger));
    if (this.#all.size <= this.#most) {
      return false;
    }
    this.#closeOne();
    return true;
  }

  /** It is none any more. */
  forget(socket: Socket): void {
    const key = keyOf(socket);
    const stranger = this.#all.get(key);
    if (stranger) {
      this.#remove(stranger);
    }
  }

  #closeOne() {
    let crowd = new Set<Stranger>();
    for (const neighbours of this.#byAddress.values()) {
      crowd = neighbours.size > crowd.size ? neighbours : crowd;
    }
    const [oldest] = crowd;
    if (oldest) {
      this.#remove(oldest);
      oldest.socket.destroy();
    }
  }

  #remove(stranger: Stranger) {
    clearTimeout(stranger.timer);
    if (this.#all.get(stranger.key) === stranger) {
      this.#all.delete(stranger.key);
    }
    const neighbours = this.#byAddress.get(stranger.address);
    neighbours?.delete(stranger);
    if (neighbours?.size === 0) {
      this.#byAddress.delete(stranger.address);
    }
  }
}

function keyOf({ remoteAddress, remotePort }: Socket): string {
  return `${remotePort} ${remoteAddress}`;
}
