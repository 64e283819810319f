import type { ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Answer } from '../../server/status/Answer';
import { StatusError } from '../../server/status/StatusError';
import type { GroupRequest } from '../ApiGroup';
import { metadataAccept } from './forward/chooseAccept';
import { withoutOwners } from './forward/collector';
import type { Asked, Forwarder } from './forward/Forwarder';
import { headersDownRewritten } from './forward/headers';
import { readAnswer } from './forward/readAnswer';
import { writeAll } from './forward/writeAll';
import { readListPage, type ListPage } from './lists/ListPage';
import { unionList } from './lists/unionList';
import type { ImportedNamespaces } from './namespaces/ImportedNamespaces';
import type { ResourceRequest } from './requests/ResourceRequest';
import { mergeWatches } from './watches/mergeWatches';

/** A watch that nobody limits ends after half an hour to an hour, as at every API server. */
const leastWatchSeconds = 1_800;

/** What is told when the namespaces that a watch is about are others now: the client lists again. */
const expired = JSON.stringify({
  type: 'ERROR',
  object: {
    ...{ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' },
    ...{ reason: 'Expired', code: 410 },
    message: 'the imported namespaces have changed: list again',
  },
});

const longestStatus = 1024 * 1024;

const watchHeaders = { 'content-type': 'application/json' };

/** How a list or a watch is to be answered. */
interface Reading {
  signal: AbortSignal;
  accept: string;
  /** Applied to each object. */
  transform?: (object: unknown) => unknown;
}

/** Lists and watches: of one namespace as the service cluster answers them, of all imported ones as one. */
export class Collections {
  readonly #forwarder: Forwarder;
  readonly #namespaces: ImportedNamespaces;

  constructor(forwarder: Forwarder, namespaces: ImportedNamespaces) {
    this.#forwarder = forwarder;
    this.#namespaces = namespaces;
  }

  async read(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    response: ServerResponse,
    reading: Reading,
  ): Promise<undefined> {
    const { resource, namespace, verb } = request;
    const imported = this.#namespaces.of(resource);
    const all = namespace === undefined ? imported : [namespace];
    const only = all.length === 1 && !reading.transform ? all[0] : undefined;
    if (verb === 'watch') {
      await this.#watch(groupRequest, request, response, reading, all);
    } else if (only !== undefined) {
      const answer = await this.#forwarder.ask(
        groupRequest,
        request,
        { accept: reading.accept, namespace: only, isCompressed: true },
        reading.signal,
      );
      await this.#forwarder.passOn(answer, request, response);
    } else {
      await this.#list(groupRequest, request, response, reading, all);
    }
    return undefined;
  }

  /** One object as a collector sees it. */
  async readOne(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    signal: AbortSignal,
  ): Promise<Answer> {
    const answer = await this.#forwarder.ask(
      groupRequest,
      request,
      { accept: metadataAccept(false) },
      signal,
    );
    const body = await this.#forwarder.read(
      answer,
      text => JSON.parse(text) as object,
    );
    return {
      code: answer.statusCode,
      body: answer.statusCode === 200 ? (withoutOwners(body) as object) : body,
    };
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
          yield `${expired}\n`;
        }
      })(),
      true,
    );
  }

  async #list(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    response: ServerResponse,
    { accept, signal, transform }: Reading,
    namespaces: readonly string[],
  ): Promise<void> {
    let headers: Record<string, string | string[]> = {};
    const readPage = async (
      namespace: string,
      parameters: URLSearchParams,
    ): Promise<ListPage> => {
      const asked: Asked = { accept, namespace, parameters };
      const answer = await this.#forwarder.ask(
        groupRequest,
        request,
        asked,
        signal,
      );
      await refuseUnlessOk(answer);
      headers = headersDownRewritten(answer.statusCode, answer.headers);
      return this.#forwarder.read(answer, text =>
        readListPage(text, transform),
      );
    };
    const pieces = unionList(namespaces, request.parameters, readPage);
    // What fails before this is an answer of its own.
    const first = await pieces.next();
    response.writeHead(200, headers);
    await writeAll(
      response,
      (async function* all() {
        if (!first.done) {
          yield first.value;
          yield* pieces;
        }
      })(),
      false,
    );
  }

  async #watch(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    response: ServerResponse,
    { accept, signal, transform }: Reading,
    namespaces: readonly string[],
  ): Promise<void> {
    const parameters = new URLSearchParams(request.parameters);
    if (namespaces.length > 1 && parameters.has('sendInitialEvents')) {
      throw new StatusError({
        code: 422,
        reason: 'Invalid',
        message:
          'sendInitialEvents: Forbidden: a watch over several namespaces begins with a list',
      });
    }
    // All of them end together.
    parameters.set('timeoutSeconds', String(watchSeconds(parameters)));
    const ended = new AbortController();
    const either = AbortSignal.any([signal, ended.signal]);
    let isChanged = false;
    const unsubscribe = this.#namespaces.onChange(() => {
      isChanged = true;
      ended.abort();
    });
    try {
      const answers = await Promise.all(
        namespaces.map(namespace =>
          this.#forwarder.ask(
            groupRequest,
            request,
            { accept, namespace, parameters },
            either,
          ),
        ),
      );
      const refused = answers.find(({ statusCode }) => statusCode !== 200);
      if (refused) {
        await refuseUnlessOk(refused);
      }
      const lines = mergeWatches(
        answers.map(({ body }) => body),
        transform,
      );
      response.writeHead(200, {
        ...headersDownRewritten(200, answers[0]?.headers ?? {}),
        ...watchHeaders,
      });
      await writeAll(
        response,
        untilChanged(lines, () => isChanged),
        true,
      );
    } finally {
      unsubscribe();
      ended.abort();
    }
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

/** @throws StatusError with what the service cluster says */
async function refuseUnlessOk({
  statusCode,
  body,
}: Dispatcher.ResponseData): Promise<void> {
  if (statusCode === 200) {
    return;
  }
  let status: { message?: unknown; reason?: unknown } = {};
  try {
    status = JSON.parse(
      await readAnswer({ body }, longestStatus),
    ) as typeof status;
  } catch {
    // Then there is only the code to tell.
  }
  throw new StatusError({
    code: statusCode,
    reason: typeof status.reason === 'string' ? status.reason : 'Unknown',
    message:
      typeof status.message === 'string'
        ? status.message
        : `the service cluster answers with the code ${statusCode}`,
  });
}

/** The lines, and at the end that they are about other namespaces now, where that is why they have ended. */
async function* untilChanged(
  lines: AsyncGenerator<string>,
  isChanged: () => boolean,
): AsyncGenerator<string> {
  try {
    for await (const line of lines) {
      yield `${line}\n`;
    }
  } catch (error) {
    if (!isChanged()) {
      throw error;
    }
  }
  if (isChanged()) {
    yield `${expired}\n`;
  }
}
