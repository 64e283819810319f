import type { ServerResponse } from 'node:http';
import { StatusError } from '../../../server/status/StatusError';
import type { GroupRequest } from '../../ApiGroup';
import { onlyJson } from '../forward/chooseAccept';
import type { Forwarder } from '../forward/Forwarder';
import { headersDownRewritten } from '../forward/headers';
import { refuseUnlessOk } from '../forward/refuseUnlessOk';
import { writeAll } from '../forward/writeAll';
import type { ImportedNamespaces } from '../namespaces/ImportedNamespaces';
import type { Reading } from '../requests/Reading';
import type { ResourceRequest } from '../requests/ResourceRequest';
import type { UpstreamAnswer } from '../upstream/UpstreamAnswer';
import { expired } from './expired';
import { longestEvent, mergeWatches, type MergeOptions } from './mergeWatches';
import { wholeLines } from './wholeLines';

/** A watch that nobody limits ends after half an hour to an hour, as at every API server. */
const leastWatchSeconds = 1_800;

const watchHeaders = { 'content-type': 'application/json' };

/** Told when the namespaces that a watch is about are others now: the client lists again. */
const othersNow = `${expired(
  'the imported namespaces have changed: list again',
)}\n`;

/** Watches: of one namespace as the service cluster answers them, of several as one. */
export class Watches {
  readonly #forwarder: Forwarder;
  readonly #namespaces: ImportedNamespaces;

  constructor(forwarder: Forwarder, namespaces: ImportedNamespaces) {
    this.#forwarder = forwarder;
    this.#namespaces = namespaces;
  }

  /** A watch where there is nothing yet: it ends when there may be something, so that the client looks. */
  async waitForImport(
    { parameters }: ResourceRequest,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const limit = AbortSignal.timeout(watchSeconds(parameters) * 1_000);
    const changed = this.#changed(AbortSignal.any([signal, limit]));
    response.writeHead(200, watchHeaders);
    await writeAll(
      response,
      (async function* events() {
        if (await changed) {
          yield othersNow;
        }
      })(),
      true,
    );
  }

  async watch(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    response: ServerResponse,
    reading: Reading,
    namespaces: readonly string[],
  ): Promise<void> {
    const { parameters } = request;
    if (namespaces.length > 1 && parameters.has('sendInitialEvents')) {
      throw new StatusError({
        code: 422,
        reason: 'Invalid',
        message:
          'sendInitialEvents: Forbidden: a watch over several namespaces begins with a list',
      });
    }
    const ended = new AbortController();
    const signal = AbortSignal.any([reading.signal, ended.signal]);
    let isChanged = false;
    const unsubscribe = this.#namespaces.onChange(() => {
      isChanged = true;
      ended.abort();
    });
    try {
      const answers = await this.#open(
        groupRequest,
        request,
        { ...reading, signal, accept: onlyJson(reading.accept) },
        namespaces,
      );
      response.writeHead(200, {
        ...headersDownRewritten(200, answers[0]?.headers ?? {}),
        ...watchHeaders,
      });
      await writeAll(
        response,
        untilChanged(eventsOf(answers, request, reading), () => isChanged),
        true,
      );
    } finally {
      unsubscribe();
      ended.abort();
    }
  }

  /** One watch for each namespace, a few at a time. */
  async #open(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    { accept, signal }: Reading,
    namespaces: readonly string[],
  ): Promise<UpstreamAnswer[]> {
    const parameters = new URLSearchParams(request.parameters);
    // All of them end together.
    parameters.set('timeoutSeconds', String(watchSeconds(parameters)));
    return Promise.all(
      namespaces.map(namespace =>
        this.#forwarder.inTurn(async () => {
          const asked = { accept, namespace, parameters };
          const answer = await this.#forwarder.ask(
            groupRequest,
            request,
            asked,
            signal,
          );
          await refuseUnlessOk(answer);
          return answer;
        }),
      ),
    );
  }

  /** Resolves with true when the imported namespaces have changed, with false when the signal aborts before. */
  #changed(signal: AbortSignal): Promise<boolean> {
    return new Promise(resolve => {
      const unsubscribe = this.#namespaces.onChange(() => resolve(true));
      signal.addEventListener(
        'abort',
        () => {
          unsubscribe();
          resolve(false);
        },
        { once: true },
      );
    });
  }
}

function watchSeconds(parameters: URLSearchParams): number {
  const given = Number(parameters.get('timeoutSeconds') ?? '0');
  return Number.isInteger(given) && given > 0
    ? Math.min(given, 2 * leastWatchSeconds)
    : Math.round(leastWatchSeconds * (1 + Math.random()));
}

/** As they come of one watch; several have to be read, to know how far they are together. */
async function* eventsOf(
  answers: readonly UpstreamAnswer[],
  request: ResourceRequest,
  { accept, kind, transform }: Reading,
): AsyncGenerator<Buffer | string> {
  const bodies = answers.map(({ body }) => body);
  const [only] = bodies;
  if (only && bodies.length === 1 && !transform) {
    yield* wholeLines(only, longestEvent);
    return;
  }
  const options: MergeOptions = {
    from: request.parameters.get('resourceVersion') ?? undefined,
    bookmark: bookmarkOf(request, accept, kind),
    // Tables are for people.
    isShown: /;as=Table\b/.test(accept),
    ...(transform && { transform }),
  };
  for await (const line of mergeWatches(bodies, options)) {
    yield `${line}\n`;
  }
}

/** What a bookmark is to a client that takes them. */
function bookmarkOf(
  { group, version, parameters }: ResourceRequest,
  accept: string,
  kind: string,
): object | undefined {
  if (!['1', 'true'].includes(parameters.get('allowWatchBookmarks') ?? '')) {
    return undefined;
  }
  return /;as=PartialObjectMetadata\b/.test(accept)
    ? { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1' }
    : { kind, apiVersion: `${group}/${version}` };
}

/** The events, and at the end that they are about other namespaces now, where that is why they have ended. */
async function* untilChanged(
  events: AsyncGenerator<Buffer | string>,
  isChanged: () => boolean,
): AsyncGenerator<Buffer | string> {
  try {
    yield* events;
  } catch (error) {
    if (!isChanged()) {
      throw error;
    }
  }
  if (isChanged()) {
    yield othersNow;
  }
}
