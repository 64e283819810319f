import type { ServerResponse } from 'node:http';
import type { Answer } from '../../server/status/Answer';
import type { GroupRequest } from '../ApiGroup';
import { metadataAccept, onlyJson } from './forward/chooseAccept';
import { withoutOwners } from './forward/collector';
import type { Asked, Forwarder } from './forward/Forwarder';
import { headersDownRewritten } from './forward/headers';
import { refuseUnlessOk } from './forward/refuseUnlessOk';
import { writeAll } from './forward/writeAll';
import { readListPage, type ListPage } from './lists/ListPage';
import { unionList } from './lists/unionList';
import type { ImportedNamespaces } from './namespaces/ImportedNamespaces';
import type { ResourceRequest } from './requests/ResourceRequest';
import type { Reading } from './requests/Reading';
import { Watches } from './watches/Watches';

/** Lists and watches: of one namespace as the service cluster answers them, of all imported ones as one. */
export class Collections {
  readonly #forwarder: Forwarder;
  readonly #namespaces: ImportedNamespaces;
  readonly watches: Watches;

  constructor(forwarder: Forwarder, namespaces: ImportedNamespaces) {
    this.#forwarder = forwarder;
    this.#namespaces = namespaces;
    this.watches = new Watches(forwarder, namespaces);
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
      await this.watches.watch(groupRequest, request, response, reading, all);
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

  async #list(
    groupRequest: GroupRequest,
    request: ResourceRequest,
    response: ServerResponse,
    reading: Reading,
    namespaces: readonly string[],
  ): Promise<void> {
    const { signal, transform } = reading;
    const accept = onlyJson(reading.accept);
    let headers: Record<string, string | string[]> = {};
    const readPage = async (
      namespace: string,
      parameters: URLSearchParams,
    ): Promise<ListPage> => {
      const asked: Asked = { accept, namespace, parameters };
      return this.#forwarder.inTurn(async () => {
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
      });
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
}
