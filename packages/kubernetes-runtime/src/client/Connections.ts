import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import { makeAgents, type AgentOptions } from './makeAgents';
import type { Credentials } from './Credentials';

interface Pools {
  fingerprint: string;
  requests: Dispatcher;
  watches: Dispatcher;
}

/** Where requests go, with the connections for it. */
export interface Destination {
  credentials: Credentials;
  /** `https://host:port` */
  origin: string;
  /** What an API server behind a proxy has before `/api`; else empty. */
  basePath: string;
  requests: Dispatcher;
  watches: Dispatcher;
}

/** Whose certificate the connections carry: this client's, or nobody's, for requests with a token of their own. */
export type Bearer = 'client' | 'token';

/** Longer than any request or watch takes. Connections that nobody uses end before, as everywhere. */
const retiredMs = 20 * 60_000;

/**
 * The connection pools to one API server, renewed when the address or the certificates change. Requests reuse
 * connections; watches, which hold theirs for minutes, never take one from the requests' bounded pool.
 */
export class Connections {
  readonly #options: AgentOptions;
  readonly #last = new Map<Bearer, Destination>();
  readonly #pools = new Map<Bearer, Pools>();
  /** No longer in use: their requests may finish, and their watches end within minutes, as all do. */
  readonly #retired = new Set<Dispatcher>();

  constructor(options: AgentOptions) {
    this.#options = options;
  }

  /** Worked out once for credentials as they were read, not for each request. */
  to(credentials: Credentials, bearer: Bearer): Destination {
    const last = this.#last.get(bearer);
    if (last?.credentials === credentials) {
      return last;
    }
    const { origin, pathname } = new URL(credentials.server);
    const destination = {
      credentials,
      origin,
      basePath: pathname.replace(/\/$/, ''),
      ...this.#poolsFor(credentials, bearer),
    };
    this.#last.set(bearer, destination);
    return destination;
  }

  /** Ends all connections, also those of pools that were replaced. */
  async close(): Promise<void> {
    const open = [...this.#pools.values()].flatMap(dispatchersOf);
    const all = new Set([...open, ...this.#retired]);
    this.#pools.clear();
    this.#last.clear();
    await Promise.all([...all].map(dispatcher => dispatcher.destroy()));
  }

  #poolsFor(credentials: Credentials, bearer: Bearer): Pools {
    const { headers: _, ...connection } = credentials;
    if (bearer === 'token') {
      delete connection.cert;
      delete connection.key;
    }
    const fingerprint = hash(connection);
    const same = [...this.#pools.values()].find(
      pools => pools.fingerprint === fingerprint,
    );
    // Made before the old ones go: what cannot be used must not cost those that can.
    const pools = same ?? {
      fingerprint,
      ...makeAgents(connection, this.#options),
    };
    const old = this.#pools.get(bearer);
    this.#pools.set(bearer, pools);
    if (old && ![...this.#pools.values()].includes(old)) {
      dispatchersOf(old).forEach(dispatcher => this.#retire(dispatcher));
    }
    return pools;
  }

  #retire(dispatcher: Dispatcher) {
    // Not `dispatcher.close()`: an Agent of undici forgets what it has closed, and could not break it off any more.
    const timer = setTimeout(() => {
      this.#retired.delete(dispatcher);
      dispatcher.destroy().catch(() => {});
    }, retiredMs);
    timer.unref();
    this.#retired.add(dispatcher);
  }
}

function dispatchersOf({ requests, watches }: Pools): Dispatcher[] {
  return [requests, watches];
}

function hash(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
