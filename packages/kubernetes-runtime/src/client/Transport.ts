import { createHash } from 'node:crypto';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import type { Credentials, CredentialSource } from './Credentials';
import { describeNetworkError, errorCode } from './describeNetworkError';
import { tlsConnector } from './tlsConnector';

/** @public */
export interface TransportOptions {
  /** Most connections for ordinary requests; each watch has one of its own besides. Default 32. */
  connections?: number;
  /** Milliseconds to establish a connection. Default 5 s. */
  connectTimeoutMs?: number;
  /** Milliseconds until the answer begins, and longest pause within it. Default 30 s. */
  requestTimeoutMs?: number;
  /** After how many milliseconds credentials are looked at again. Default 10 s; a 401 has them looked at at once. */
  credentialsMaxAgeMs?: number;
  /** Told about each request when its answer begins, or when it is clear that none will. For metrics. */
  onRequest?: (request: {
    method: string;
    /** Undefined: there was no answer. */
    code: number | undefined;
    durationMs: number;
    isWatch: boolean;
  }) => void;
}

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers: Record<string, string | string[]>;
  body?: string;
  signal?: AbortSignal;
  /** Given for a watch: longest silence in milliseconds. Watches have connections of their own. */
  idleTimeoutMs?: number;
}

interface Pools {
  fingerprint: string;
  requests: Dispatcher;
  watches: Dispatcher;
}

interface Destination {
  credentials: Credentials;
  /** `https://host:port` */
  origin: string;
  /** What an API server behind a proxy has before `/api`; else empty. */
  basePath: string;
  pools: Pools;
}

/**
 * The connections to one API server with one set of credentials, renewed when the certificates change. Requests reuse
 * connections; watches, which hold theirs for minutes, never take one from the requests' bounded pool.
 */
export class Transport {
  #pools: Pools | undefined;
  #last: Destination | undefined;
  #credentials: { value: Credentials; at: number } | undefined;
  #loading: Promise<Credentials> | undefined;
  #closed = false;
  readonly #source: CredentialSource;
  readonly #options: Required<Omit<TransportOptions, 'onRequest'>>;
  readonly #onRequest: TransportOptions['onRequest'];

  constructor(source: CredentialSource, options: TransportOptions = {}) {
    this.#source = source;
    this.#onRequest = options.onRequest;
    this.#options = {
      connections: options.connections ?? 32,
      connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
      requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
      credentialsMaxAgeMs: options.credentialsMaxAgeMs ?? 10_000,
    };
  }

  /** The address in use; empty before the first `load`. */
  get server(): string {
    return this.#credentials?.value.server ?? '';
  }

  /** Reads the credentials for the first time, so that what is wrong with them shows at once. */
  async load(): Promise<void> {
    await this.#current();
  }

  /**
   * @throws ClusterUnreachableError when no answer came; KubeConfigError when the credentials cannot be read; the
   * signal's reason when it aborted.
   */
  async send(request: TransportRequest): Promise<Dispatcher.ResponseData> {
    const credentials = await this.#current();
    const response = await this.#dispatch(request, credentials);
    if (response.statusCode !== 401) {
      return response;
    }
    // The token may have been rotated since it was read: look once more, and ask again only if it is another one.
    const renewed = await this.#reload();
    if (fingerprint(renewed) === fingerprint(credentials)) {
      return response;
    }
    await response.body.dump();
    return this.#dispatch(request, renewed);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const pools = this.#pools;
    this.#pools = undefined;
    this.#last = undefined;
    await Promise.all([pools?.requests.destroy(), pools?.watches.destroy()]);
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
    const { origin, basePath, pools } = this.#destination(credentials);
    const silenceMs = request.idleTimeoutMs ?? this.#options.requestTimeoutMs;
    const send = () =>
      (request.idleTimeoutMs ? pools.watches : pools.requests).request({
        origin,
        path: basePath + request.path,
        method: request.method,
        // An identity given in code wins over the `as` of a kubeconfig.
        headers: { ...credentials.headers, ...request.headers },
        body: request.body ?? null,
        // Else undici gives up the connection after every DELETE with a body, of which some servers leave a rest.
        reset: false,
        signal: request.signal ?? null,
        // A proxy may keep even the headers of a watch back until its first line.
        headersTimeout: silenceMs,
        bodyTimeout: silenceMs,
      });
    const begin = performance.now();
    let code: number | undefined;
    try {
      const response = await send().catch(error => {
        // A kept connection that the server had closed meanwhile: reading once more can do no harm.
        if (
          request.method === 'GET' &&
          !request.signal?.aborted &&
          isClosedConnection(error)
        ) {
          return send();
        }
        throw error;
      });
      code = response.statusCode;
      return response;
    } catch (error) {
      request.signal?.throwIfAborted();
      throw describeNetworkError(credentials.server, error);
    } finally {
      this.#onRequest?.({
        method: request.method,
        code,
        durationMs: performance.now() - begin,
        isWatch: request.idleTimeoutMs !== undefined,
      });
    }
  }

  async #current(): Promise<Credentials> {
    const known = this.#credentials;
    return known && Date.now() - known.at < this.#options.credentialsMaxAgeMs
      ? known.value
      : this.#reload();
  }

  #reload(): Promise<Credentials> {
    this.#loading ??= this.#source()
      .then(value => {
        this.#credentials = { value, at: Date.now() };
        return value;
      })
      .finally(() => {
        this.#loading = undefined;
      });
    return this.#loading;
  }

  /** Worked out once for credentials as they were read, not for each request. */
  #destination(credentials: Credentials): Destination {
    if (this.#last?.credentials !== credentials) {
      const { origin, pathname } = new URL(credentials.server);
      this.#last = {
        credentials,
        origin,
        basePath: pathname.replace(/\/$/, ''),
        pools: this.#poolsFor(credentials),
      };
    }
    return this.#last;
  }

  #poolsFor(credentials: Credentials): Pools {
    const wanted = tlsFingerprint(credentials);
    if (this.#pools?.fingerprint === wanted) {
      return this.#pools;
    }
    // Requests under way on the old connections may finish; its watches end within minutes, as all do.
    this.#pools?.requests.close().catch(() => {});
    this.#pools?.watches.close().catch(() => {});
    this.#pools = {
      fingerprint: wanted,
      ...this.#agents(credentials),
    };
    return this.#pools;
  }

  #agents(credentials: Credentials): Omit<Pools, 'fingerprint'> {
    const { connections, connectTimeoutMs } = this.#options;
    const tls = {
      ca: credentials.ca,
      cert: credentials.cert,
      key: credentials.key,
      servername: credentials.servername,
      ...(credentials.rejectUnauthorized === false && {
        rejectUnauthorized: false,
      }),
    };
    const common = {
      pipelining: 1,
      allowH2: false,
      // Go's servers close idle connections after 90 s at the earliest: be first.
      keepAliveTimeout: 50_000,
    };
    if (credentials.proxyUrl) {
      const proxied = {
        ...common,
        uri: credentials.proxyUrl,
        requestTls: tls,
      };
      return {
        requests: new ProxyAgent({ ...proxied, connections }),
        watches: new ProxyAgent(proxied),
      };
    }
    const direct = {
      ...common,
      connect: tlsConnector({ ...tls, timeout: connectTimeoutMs }),
    };
    return {
      requests: new Agent({ ...direct, connections }),
      watches: new Agent(direct),
    };
  }
}

function isClosedConnection(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE';
}

function tlsFingerprint({ headers: _, ...connection }: Credentials): string {
  return hash(connection);
}

function fingerprint(credentials: Credentials): string {
  return hash(credentials);
}

function hash(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
