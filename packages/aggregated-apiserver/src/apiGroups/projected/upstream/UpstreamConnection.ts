import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import { buildConnector, Pool, type Dispatcher } from 'undici';
import { serviceAccountOf } from './linkIdentity';

/** A connection that is not there by then does not come. */
const connectMs = 3_000;
/** As long as an API server takes for a request itself. */
const requestMs = 60_000;
const mostConnections = 64;

/** What is sent to a service cluster. */
export interface UpstreamRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its parameters. */
  path: string;
  headers: Record<string, string | string[]>;
  body?: Buffer;
  signal?: AbortSignal;
  /** Watches have connections of their own, and may be silent for long. */
  isWatch?: boolean;
  /** Probes do not queue behind requests of people: many slow ones would look like a service cluster that is away. */
  isProbe?: boolean;
  /** Milliseconds until the answer begins, and longest pause within it. Default 60 s. */
  timeoutMs?: number;
}

/** Requests to one service cluster with the credentials of one link. Answers are passed on as they come. */
export class UpstreamConnection {
  readonly server: string;
  /** As whom the link comes, where its token says so. */
  readonly serviceAccount: string | undefined;
  readonly #authorization: string;
  readonly #basePath: string;
  readonly #requests: Pool;
  readonly #watches: Pool;
  readonly #probes: Pool;

  constructor({ server, caData, headers }: ProvidedAccess) {
    const { origin, pathname } = new URL(server);
    this.server = server;
    this.#basePath = pathname.replace(/\/$/, '');
    this.#authorization = headers.authorization ?? '';
    this.serviceAccount = serviceAccountOf(
      this.#authorization.replace(/^Bearer /, ''),
    );
    const connect = buildConnector({
      timeout: connectMs,
      allowH2: false,
      ...(caData && { ca: Buffer.from(caData, 'base64') }),
    });
    const common = { connect, pipelining: 1, keepAliveTimeout: 50_000 };
    this.#requests = new Pool(origin, {
      ...common,
      connections: mostConnections,
    });
    this.#watches = new Pool(origin, common);
    this.#probes = new Pool(origin, { ...common, connections: 1 });
  }

  send(request: UpstreamRequest): Promise<Dispatcher.ResponseData> {
    const { method, path, headers, body, signal } = request;
    const timeoutMs = request.timeoutMs ?? requestMs;
    const { isWatch, isProbe } = request;
    const other = isProbe ? this.#probes : this.#requests;
    const pool = isWatch ? this.#watches : other;
    return pool.request({
      ...{ method, path: this.#basePath + path, body: body ?? null },
      headers: { ...headers, authorization: this.#authorization },
      reset: false,
      headersTimeout: timeoutMs,
      bodyTimeout: isWatch ? 0 : timeoutMs,
      ...(signal && { signal }),
    });
  }

  /** Ends what is under way too. */
  async close(): Promise<void> {
    await Promise.all(
      [this.#requests, this.#watches, this.#probes].map(pool => pool.destroy()),
    );
  }
}
