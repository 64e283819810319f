import type { Dispatcher } from 'undici';
import { orAborted } from '../orAborted';
import { beforeSending, NotSentError } from './beforeSending';
import { Connections, type Bearer, type Destination } from './Connections';
import type { Credentials, CredentialSource } from './Credentials';
import { CurrentCredentials } from './CurrentCredentials';
import {
  answerTimeout,
  describeNetworkError,
  errorCode,
} from './describeNetworkError';

/** @public */
export interface TransportOptions {
  /** Most connections for ordinary requests; each watch has one of its own besides. Default 32. */
  connections?: number;
  /** Milliseconds to establish a connection, and to have a proxy establish one. Default 5 s. */
  connectTimeoutMs?: number;
  /**
   * Milliseconds until the answer begins, the wait for a free connection included, and longest pause within it.
   * Default 30 s.
   */
  requestTimeoutMs?: number;
  /** Longest answer in bytes, which is held in memory as a whole; watches have no bound. Default 16 MiB. */
  maxResponseBytes?: number;
  /** After how many milliseconds credentials are looked at again. Default 10 s; a 401 has them looked at at once. */
  credentialsMaxAgeMs?: number;
  /** Told about each request when its answer begins, or when it is clear that none will. For metrics. */
  onRequest?: (request: {
    method: string;
    /** Undefined: there was no answer. */
    code: number | undefined;
    durationMs: number;
    isWatch: boolean;
    /** What the clock there showed, as the answer's `date` header says. */
    date?: string;
  }) => void;
}

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string | string[]>;
  /**
   * Whom the headers speak for, where that is not this client. `token`: they have the token of somebody else, and nothing
   * of the client's own credentials goes along. `other`: the client asks for them, with its own credentials.
   */
  as?: 'token' | 'other';
  body?: string;
  signal?: AbortSignal;
  /** See `WriteOptions`. */
  beforeSending?: () => void;
  /** Given for a watch: longest silence in milliseconds. Watches have connections of their own. */
  idleTimeoutMs?: number;
}

/** Requests to one API server with one set of credentials, on connections that are kept. */
export class Transport {
  #closed = false;
  readonly #credentials: CurrentCredentials;
  readonly #connections: Connections;
  readonly #requestTimeoutMs: number;
  readonly #onRequest: TransportOptions['onRequest'];

  constructor(source: CredentialSource, options: TransportOptions = {}) {
    this.#onRequest = options.onRequest;
    this.#requestTimeoutMs = options.requestTimeoutMs ?? 30_000;
    this.#credentials = new CurrentCredentials(
      source,
      options.credentialsMaxAgeMs ?? 10_000,
    );
    this.#connections = new Connections({
      connections: options.connections ?? 32,
      connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
      maxResponseBytes: options.maxResponseBytes ?? 16 * 1024 * 1024,
    });
  }

  /** The address in use; empty before the first `load`. */
  get server(): string {
    return this.#credentials.last?.server ?? '';
  }

  /** Reads the credentials for the first time, so that what is wrong with them shows at once. */
  async load(): Promise<void> {
    await this.#credentials.get();
  }

  /**
   * @throws ClusterUnreachableError when no answer came; KubeConfigError when the credentials cannot be read; the
   * signal's reason when it aborted.
   */
  async send(request: TransportRequest): Promise<Dispatcher.ResponseData> {
    const { signal } = request;
    const credentials = await this.#credentials.get(signal);
    const response = await this.#dispatch(request, credentials);
    // Nothing that this client could read would make the token of somebody else valid.
    if (response.statusCode !== 401 || request.as === 'token') {
      return response;
    }
    // The token may have been rotated since it was read: look once more, and ask again only if it is another one.
    const renewed = await this.#credentials.afterRefusal(credentials, signal);
    if (!renewed) {
      return response;
    }
    await response.body.dump();
    return this.#dispatch(request, renewed);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#connections.close();
  }

  async #dispatch(
    request: TransportRequest,
    credentials: Credentials,
  ): Promise<Dispatcher.ResponseData> {
    if (this.#closed) {
      throw new Error(
        `The client for ${credentials.server} was closed; make a new one.`,
      );
    }
    const bearer: Bearer = request.as === 'token' ? 'token' : 'client';
    const destination = this.#connections.to(credentials, bearer);
    const begin = performance.now();
    let code: number | undefined;
    let date: string | string[] | undefined;
    try {
      const response = await this.#answer(request, destination);
      code = response.statusCode;
      date = response.headers.date;
      return response;
    } catch (error) {
      request.signal?.throwIfAborted();
      throw error instanceof NotSentError
        ? error.cause
        : describeNetworkError(credentials.server, error);
    } finally {
      this.#onRequest?.({
        method: request.method,
        code,
        durationMs: performance.now() - begin,
        isWatch: request.idleTimeoutMs !== undefined,
        ...(typeof date === 'string' && { date }),
      });
    }
  }

  /** undici looks at neither its time limits nor the signal while a request waits for a connection: done here. */
  async #answer(
    request: TransportRequest,
    { credentials, origin, basePath, requests, watches }: Destination,
  ): Promise<Dispatcher.ResponseData> {
    const silenceMs = request.idleTimeoutMs ?? this.#requestTimeoutMs;
    const limit = new AbortController();
    const onAbort = () => limit.abort(request.signal?.reason);
    request.signal?.addEventListener('abort', onAbort, { once: true });
    const unlink = () => request.signal?.removeEventListener('abort', onAbort);
    // A watch waits for none.
    const timer = request.idleTimeoutMs
      ? undefined
      : setTimeout(() => limit.abort(answerTimeout(silenceMs)), silenceMs);
    const pool = request.idleTimeoutMs ? watches : requests;
    const send = () =>
      (request.beforeSending
        ? pool.compose(beforeSending(request.beforeSending))
        : pool
      ).request({
        origin,
        path: basePath + request.path,
        method: request.method,
        headers: headersOf(request, credentials),
        body: request.body ?? null,
        // Else undici gives up the connection after every DELETE with a body, of which some servers leave a rest.
        reset: false,
        signal: limit.signal,
        // A proxy may keep even the headers of a watch back until its first line.
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
      });
    try {
      if (request.signal?.aborted) {
        onAbort();
      }
      const response = await orAborted(
        send().catch(error => {
          // A kept connection that the server had closed meanwhile: reading once more can do no harm.
          if (
            request.method === 'GET' &&
            !limit.signal.aborted &&
            isClosedConnection(error)
          ) {
            return send();
          }
          throw error;
        }),
        limit.signal,
      );
      response.body.once('close', unlink);
      return response;
    } catch (error) {
      unlink();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function headersOf(
  { headers, as }: TransportRequest,
  credentials: Credentials,
): TransportRequest['headers'] {
  switch (as) {
    case 'token':
      return headers;
    case 'other':
      // It takes the place of all that a kubeconfig says with `as`, groups and the rest included.
      return { ...withoutImpersonation(credentials.headers), ...headers };
    default:
      return { ...credentials.headers, ...headers };
  }
}

function withoutImpersonation(headers: TransportRequest['headers']) {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !name.toLowerCase().startsWith('impersonate-'),
    ),
  );
}

function isClosedConnection(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}
