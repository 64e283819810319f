import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import { buildConnector, Pool } from 'undici';
import { serviceAccountOf } from './linkIdentity';
import type { UpstreamAnswer } from './UpstreamAnswer';
import { WatchConnections } from './WatchConnections';

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
  /** Watches share connections of their own, and may be silent for long. */
  isWatch?: boolean;
  /** Probes do not queue behind requests of people: many slow ones would look like a service cluster that is away. */
  isProbe?: boolean;
  /** Milliseconds until the answer begins, and longest pause within it. Default 60 s. */
  timeoutMs?: number;
}

/** Requests to one service cluster with the credentials of one link. Answers are passed on as they come. */
export class UpstreamConnection {
  /** As whom the link comes, where its token says so. */
  readonly serviceAccount: string | undefined;
  readonly #server: string;
  readonly #caData: string | undefined;
  #authorization: string;
  readonly #basePath: string;
  readonly #requests: Pool;
  readonly #watches: WatchConnections;
  /** Of a service cluster that speaks no HTTP/2. */
  readonly #oldWatches: Pool;
  readonly #probes: Pool;

  constructor({ server, caData, headers }: ProvidedAccess) {
    const { origin, pathname } = new URL(server);
    this.#server = server;
    this.#caData = caData;
    this.#basePath = pathname.replace(/\/$/, '');
    this.#authorization = headers.authorization ?? '';
    this.serviceAccount = serviceAccountOf(
      this.#authorization.replace(/^Bearer /, ''),
    );
    const ca = caData ? Buffer.from(caData, 'base64') : undefined;
    const connect = buildConnector({
      ...{ timeout: connectMs, allowH2: false },
      ...(ca && { ca }),
    });
    const common = { connect, pipelining: 1, keepAliveTimeout: 50_000 };
    this.#requests = new Pool(origin, {
      ...common,
      connections: mostConnections,
    });
    this.#watches = new WatchConnections({ origin, ca, connectMs });
    this.#oldWatches = new Pool(origin, common);
    this.#probes = new Pool(origin, { ...common, connections: 1 });
  }

  /**
   * Goes on with another token, where it is the same ServiceAccount's for the same service cluster; answers whether it is. What
   * is under way stays: who may do what is decided when a request begins.
   */
  renew({ server, caData, headers }: ProvidedAccess): boolean {
    const authorization = headers.authorization ?? '';
    const isSame =
      server === this.#server &&
      caData === this.#caData &&
      serviceAccountOf(authorization.replace(/^Bearer /, '')) ===
        this.serviceAccount;
    if (isSame) {
      this.#authorization = authorization;
    }
    return isSame;
  }

  async send(request: UpstreamRequest): Promise<UpstreamAnswer> {
    const { method, body, signal, isWatch, isProbe } = request;
    const timeoutMs = request.timeoutMs ?? requestMs;
    const path = this.#basePath + request.path;
    const headers = {
      ...request.headers,
      authorization: this.#authorization,
    };
    const answer =
      isWatch &&
      (await this.#watches.request({
        ...{ path, headers, timeoutMs },
        ...(signal && { signal }),
      }));
    if (answer) {
      return answer;
    }
    const other = isProbe ? this.#probes : this.#requests;
    const pool = isWatch ? this.#oldWatches : other;
    return pool.request({
      ...{ method, path, headers, body: body ?? null, reset: false },
      headersTimeout: timeoutMs,
      bodyTimeout: isWatch ? 0 : timeoutMs,
      ...(signal && { signal }),
    });
  }

  /** Watches go on for as long as they like, also when the token that opened them does not count any more. */
  endWatches(): void {
    this.#watches.endAll();
  }

  /** Ends what is under way too. */
  async close(): Promise<void> {
    this.#watches.close();
    await Promise.all(
      [this.#requests, this.#oldWatches, this.#probes].map(pool =>
        pool.destroy(),
      ),
    );
  }
}
