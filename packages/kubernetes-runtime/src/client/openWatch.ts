import type { ResourceType } from '@services-toolkit/kubernetes-api';
import { linkedSignal } from '../linkedSignal';
import { describeNetworkError, errorCode } from './describeNetworkError';
import type { RequestOptions, WatchEvent } from './KubernetesClient';
import { parseWatchLine } from './parseWatchLine';
import { readBody, refusal, withQuery } from './requestJson';
import { splitLines } from './splitLines';
import type { Transport, TransportRequest } from './Transport';

export interface WatchRequest {
  type: ResourceType;
  path: string;
  query: RequestOptions['query'];
  from: Pick<TransportRequest, 'headers' | 'as'>;
  /** Longest silence, after which the connection is taken for dead. Bookmarks come about once a minute. */
  idleMs: number;
  /** After how long the API server ends it; left out: five to ten minutes. */
  timeoutSeconds: number | undefined;
  signal: AbortSignal;
}

/** See `KubernetesClient.watch` for how it ends. */
export async function* openWatch<T>(
  transport: Transport,
  request: WatchRequest,
): AsyncGenerator<WatchEvent<T>> {
  // Ends the connection also when the consumer leaves its loop early.
  const left = linkedSignal(request.signal);
  try {
    const lines = await openLines(transport, request, left.signal);
    for await (const line of lines) {
      yield parseWatchLine<T>(line);
    }
  } catch (error) {
    if (request.signal.aborted || errorCode(error) === 'UND_ERR_BODY_TIMEOUT') {
      return;
    }
    throw error;
  } finally {
    left.abort();
  }
}

async function openLines(
  transport: Transport,
  request: WatchRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<string>> {
  const response = await transport.send({
    method: 'GET',
    path: withQuery(request.path, {
      ...request.query,
      watch: true,
      allowWatchBookmarks: true,
      // The API server's own limit is 30 to 60 minutes; shorter ones spread the reconnects and renew credentials.
      timeoutSeconds:
        request.timeoutSeconds ?? 300 + Math.floor(Math.random() * 300),
    }),
    ...request.from,
    headers: { accept: 'application/json', ...request.from.headers },
    signal,
    idleTimeoutMs: request.idleMs,
  });
  if (response.statusCode !== 200) {
    const body = await readBody(transport, response, request.signal);
    throw refusal(
      transport,
      { method: 'GET', path: request.path, type: request.type },
      response,
      body,
    );
  }
  return splitLines(networkErrors(transport, response.body));
}

/** Turns the stream's own errors into typed ones. */
async function* networkErrors(
  transport: Transport,
  body: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (error) {
    throw errorCode(error) === 'UND_ERR_BODY_TIMEOUT'
      ? error
      : describeNetworkError(transport.server, error);
  }
}
