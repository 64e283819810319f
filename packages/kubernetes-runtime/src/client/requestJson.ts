import { setTimeout as delay } from 'node:timers/promises';
import { parseJson, type ResourceType } from '@services-toolkit/kubernetes-api';
import type { Dispatcher } from 'undici';
import { ClusterUnreachableError } from '../errors/ClusterUnreachableError';
import { errorFromResponse } from '../errors/errorFromResponse';
import { withoutSecretData } from '../errors/withoutSecretData';
import { describeNetworkError } from './describeNetworkError';
import type { RequestOptions } from './KubernetesClient';
import type { Transport, TransportRequest } from './Transport';

/** A request whose answer is one JSON document. */
export interface JsonRequest extends RequestOptions {
  method: TransportRequest['method'];
  path: string;
  /** Known where the request is about one kind: Secrets get their errors censored. */
  type?: ResourceType;
}

const throttledAttempts = 4;
const firstThrottleMs = 500;
const longestThrottleMs = 10_000;

export async function requestJson<T>(
  transport: Transport,
  request: JsonRequest,
  from: Pick<TransportRequest, 'headers' | 'as'>,
): Promise<T> {
  const path = withQuery(request.path, request.query);
  const wire: TransportRequest = {
    ...from,
    method: request.method,
    path,
    headers: {
      ...from.headers,
      accept: request.accept ?? 'application/json',
      ...(request.body !== undefined && {
        'content-type': request.contentType ?? 'application/json',
      }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    ...(request.signal && { signal: request.signal }),
    ...(request.beforeSending && { beforeSending: request.beforeSending }),
  };
  for (let attempt = 1; ; attempt++) {
    const response = await transport.send(wire);
    const body = await readBody(transport, response, request.signal);
    if (response.statusCode < 400) {
      return parseAnswer<T>(transport, response, body);
    }
    // 429 comes from the API server's priority and fairness, before anything was done: any method may be repeated.
    if (response.statusCode === 429 && attempt < throttledAttempts) {
      await delay(throttleMs(response, attempt), undefined, {
        signal: request.signal,
      });
      continue;
    }
    throw refusal(transport, request, response, body);
  }
}

/** As long as the server asks for; where it does not say, longer with each attempt, and not all clients at once. */
function throttleMs(
  response: Dispatcher.ResponseData,
  attempt: number,
): number {
  const asked = header(response, 'retry-after');
  const ms = /^\d+$/.test(asked)
    ? Number(asked) * 1000
    : firstThrottleMs * 2 ** (attempt - 1) * (0.5 + Math.random());
  return Math.min(ms, longestThrottleMs);
}

/** The typed error of a refused request, without what it may quote of a Secret. */
export function refusal(
  transport: Transport,
  request: Pick<JsonRequest, 'method' | 'path' | 'type' | 'body'>,
  response: Dispatcher.ResponseData,
  body: string,
): Error {
  const error = errorFromResponse({
    code: response.statusCode,
    contentType: header(response, 'content-type'),
    body,
    what: `${request.method} ${transport.server}${request.path}`,
  });
  const isSecretWrite = isAboutSecret(request) && request.body !== undefined;
  return isSecretWrite ? withoutSecretData(error, request.body) : error;
}

function isAboutSecret({
  type,
  path,
}: Pick<JsonRequest, 'type' | 'path'>): boolean {
  return type
    ? type.group === '' && type.plural === 'secrets'
    : /\/secrets(\/|$)/.test(path);
}

export async function readBody(
  transport: Transport,
  response: Dispatcher.ResponseData,
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    return await response.body.text();
  } catch (error) {
    signal?.throwIfAborted();
    throw describeNetworkError(transport.server, error);
  }
}

function parseAnswer<T>(
  transport: Transport,
  response: Dispatcher.ResponseData,
  body: string,
): T {
  try {
    // Typed by the caller, who knows the kind; the API server has checked the object against its schema.
    return parseJson(body) as T;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    const contentType = header(response, 'content-type') || 'no content type';
    throw new ClusterUnreachableError(
      transport.server,
      `What answers at ${transport.server} is not a Kubernetes API server (${response.statusCode}, ${contentType}): check the address, and whether a proxy asks for a login.`,
    );
  }
}

function header(response: Dispatcher.ResponseData, name: string): string {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

export function withQuery(
  path: string,
  query: RequestOptions['query'] = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined && single !== '') {
        search.append(name, String(single));
      }
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}
