import { Agent, ProxyAgent, type Dispatcher } from 'undici';
import type { Credentials } from './Credentials';
import { ProxyPool } from './ProxyPool';
import { tlsConnector } from './tlsConnector';

/** How connections are made. */
export interface AgentOptions {
  connections: number;
  connectTimeoutMs: number;
  maxResponseBytes: number;
}

/** A bounded pool for requests, and another one without a bound for watches. */
export function makeAgents(
  credentials: Omit<Credentials, 'headers'>,
  { connections, connectTimeoutMs, maxResponseBytes }: AgentOptions,
): { requests: Dispatcher; watches: Dispatcher } {
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
  const bounded = { connections, maxResponseSize: maxResponseBytes };
  if (credentials.proxyUrl) {
    const proxied = {
      ...common,
      uri: credentials.proxyUrl,
      requestTls: tls,
      // To the proxy, and through it to the API server.
      connectTimeout: connectTimeoutMs,
      clientFactory: (origin: URL, options: object) =>
        new ProxyPool(origin, { ...options, headersTimeout: connectTimeoutMs }),
    };
    return {
      requests: new ProxyAgent({ ...proxied, ...bounded }),
      watches: new ProxyAgent(proxied),
    };
  }
  const direct = {
    ...common,
    connect: tlsConnector({ ...tls, timeout: connectTimeoutMs }),
  };
  return {
    requests: new Agent({ ...direct, ...bounded }),
    watches: new Agent(direct),
  };
}
