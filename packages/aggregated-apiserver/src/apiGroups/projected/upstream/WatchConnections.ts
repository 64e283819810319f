import {
  connect as connectHttp2,
  constants,
  type ClientHttp2Session,
} from 'node:http2';
import { isIP } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { UpstreamAnswer } from './UpstreamAnswer';

/** API servers take a hundred streams on a connection; what is beyond that would wait, and nobody would say so. */
const mostStreams = 90;
/** So many before a connection is filled: behind a load balancer each may lead to another API server. */
const spreadOver = 4;
const streamsBeforeAnother = 8;
/** One that does not answer a ping by the next one is given up: watches may be silent for long, connections may not. */
const pingMs = 5_000;
const idleMs = 50_000;

/** A GET whose answer does not come to an end by itself. */
export interface WatchRequest {
  path: string;
  headers: Record<string, string | string[]>;
  signal?: AbortSignal;
  /** Milliseconds until the answer begins. */
  timeoutMs: number;
}

interface Connection {
  /** Undefined where the other side speaks no HTTP/2. */
  session: Promise<ClientHttp2Session | undefined>;
  streams: number;
  most: number;
  idle?: NodeJS.Timeout;
}

/**
 * Watches of one service cluster over a few HTTP/2 connections, each on the one that has fewest. undici would put all of them on
 * one, and the hundred-and-first would wait without a word.
 */
export class WatchConnections {
  readonly #origin: URL;
  readonly #ca: Buffer | undefined;
  readonly #connectMs: number;
  readonly #connections = new Set<Connection>();
  #isClosed = false;

  constructor(options: {
    origin: string;
    /** PEM of the authorities; those of the web without one. */
    ca: Buffer | undefined;
    connectMs: number;
  }) {
    this.#origin = new URL(options.origin);
    this.#ca = options.ca;
    this.#connectMs = options.connectMs;
  }

  /** How many connections there are. */
  get size(): number {
    return this.#connections.size;
  }

  /** Undefined where the service cluster speaks no HTTP/2. */
  async request(watch: WatchRequest): Promise<UpstreamAnswer | undefined> {
    try {
      return await this.#try(watch);
    } catch (error) {
      // A connection may be about to go just when it is chosen.
      if (!wasNotTaken(error) || watch.signal?.aborted) {
        throw error;
      }
      return this.#try(watch);
    }
  }

  /** Ends what is under way too. */
  close(): void {
    this.#isClosed = true;
    this.endAll();
  }

  /** Ends what is under way. */
  endAll(): void {
    for (const connection of this.#connections) {
      this.#drop(connection);
    }
  }

  async #try(watch: WatchRequest): Promise<UpstreamAnswer | undefined> {
    const connection = this.#leastLoaded();
    connection.streams++;
    clearTimeout(connection.idle);
    let isOpen = true;
    const release = () => {
      if (isOpen) {
        isOpen = false;
        this.#release(connection);
      }
    };
    try {
      const session = await connection.session;
      if (!session) {
        release();
        return undefined;
      }
      return await ask(session, watch, release);
    } catch (error) {
      release();
      throw error;
    }
  }

  #leastLoaded(): Connection {
    const [least] = [...this.#connections]
      .filter(({ streams, most }) => streams < most)
      .sort((a, b) => a.streams - b.streams);
    const isSpread = this.#connections.size >= spreadOver;
    return least && (isSpread || least.streams < streamsBeforeAnother)
      ? least
      : this.#open();
  }

  #open(): Connection {
    if (this.#isClosed) {
      throw coded('the connection was closed', 'ECONNRESET');
    }
    const connection: Connection = {
      session: this.#connect(),
      ...{ streams: 0, most: mostStreams },
    };
    this.#connections.add(connection);
    connection.session.then(
      session => {
        if (!session) {
          this.#connections.delete(connection);
          return;
        }
        const { maxConcurrentStreams = mostStreams } = session.remoteSettings;
        connection.most = Math.min(mostStreams, maxConcurrentStreams);
        for (const event of ['goaway', 'close']) {
          session.once(event, () => this.#connections.delete(connection));
        }
        keepAlive(session);
        if (this.#isClosed || session.destroyed) {
          this.#drop(connection);
        }
      },
      () => this.#connections.delete(connection),
    );
    return connection;
  }

  async #connect(): Promise<ClientHttp2Session | undefined> {
    const { hostname, port } = this.#origin;
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = connectTls({
      ...{ host, port: Number(port || 443), ALPNProtocols: ['h2', 'http/1.1'] },
      ...(isIP(host) === 0 && { servername: host }),
      ...(this.#ca && { ca: this.#ca }),
    });
    socket.on('error', () => {});
    const timer = setTimeout(
      () => socket.destroy(coded('it does not answer', 'ETIMEDOUT')),
      this.#connectMs,
    );
    try {
      await happens(socket, 'secureConnect');
      if (socket.alpnProtocol !== 'h2') {
        socket.destroy();
        return undefined;
      }
      return await this.#speak(socket);
    } catch (error) {
      socket.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #speak(socket: TLSSocket): Promise<ClientHttp2Session> {
    const session = connectHttp2(this.#origin, {
      createConnection: () => socket,
      settings: { enablePush: false },
      // Clients that read slowly leave something on each of many streams.
      maxSessionMemory: 32,
    });
    session.on('error', () => {});
    // Only then is it known how many streams it takes.
    await happens(session, 'remoteSettings');
    return session;
  }

  #release(connection: Connection): void {
    connection.streams--;
    if (connection.streams === 0) {
      connection.idle = setTimeout(() => this.#drop(connection), idleMs);
      connection.idle.unref();
    }
  }

  #drop(connection: Connection): void {
    clearTimeout(connection.idle);
    this.#connections.delete(connection);
    connection.session.then(
      session => session?.destroy(),
      () => {},
    );
  }
}

/** @param onEnd - when the stream is over, or did not begin */
function ask(
  session: ClientHttp2Session,
  { path, headers, signal, timeoutMs }: WatchRequest,
  onEnd: () => void,
): Promise<UpstreamAnswer> {
  return new Promise((resolve, reject) => {
    const stream = session.request(
      { ':method': 'GET', ':path': path, ...headers },
      { endStream: true, ...(signal && { signal }) },
    );
    const timer = setTimeout(
      () =>
        stream.destroy(
          coded('it does not answer in time', 'UND_ERR_HEADERS_TIMEOUT'),
        ),
      timeoutMs,
    );
    // It may fail before somebody reads it.
    stream.on('error', reject);
    stream.once('response', answered => {
      clearTimeout(timer);
      const { ':status': statusCode = 0 } = answered;
      resolve({ statusCode, headers: answered, body: stream });
    });
    stream.once('close', () => {
      clearTimeout(timer);
      onEnd();
      reject(
        stream.rstCode === constants.NGHTTP2_REFUSED_STREAM
          ? coded('the stream was refused', 'ERR_HTTP2_REFUSED_STREAM')
          : coded('the connection was closed', 'ECONNRESET'),
      );
    });
  });
}

function keepAlive(session: ClientHttp2Session): void {
  let isAnswered = true;
  const timer = setInterval(() => {
    if (!isAnswered || session.destroyed) {
      session.destroy(coded('it does not answer', 'ETIMEDOUT'));
      return;
    }
    isAnswered = false;
    session.ping(error => {
      isAnswered = !error;
    });
  }, pingMs);
  timer.unref();
  session.once('close', () => clearInterval(timer));
}

/** @throws what ends it before that */
function happens(
  source: TLSSocket | ClientHttp2Session,
  event: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    source.once(event, () => resolve());
    source.once('error', reject);
    source.once('close', () =>
      reject(coded('the connection was closed', 'ECONNRESET')),
    );
  });
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

/** Whether a request was not even looked at, so that another connection may be tried. */
function wasNotTaken(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return [
    'ERR_HTTP2_INVALID_SESSION',
    'ERR_HTTP2_GOAWAY_SESSION',
    'ERR_HTTP2_REFUSED_STREAM',
  ].includes(String(code));
}
