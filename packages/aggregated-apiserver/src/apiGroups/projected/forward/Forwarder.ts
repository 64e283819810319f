import type { ServerResponse } from 'node:http';
import type { GroupRequest } from '../../ApiGroup';
import type { ResourceRequest } from '../requests/ResourceRequest';
import type { Upstream } from '../upstream/Upstream';
import type { UpstreamAnswer } from '../upstream/UpstreamAnswer';
import { headersDown, headersUp } from './headers';
import {
  awayError,
  failedRequest,
  unusableAnswer,
  type LinkName,
} from './linkFailures';
import { readAnswer } from '../upstream/readAnswer';
import { Turns } from './Turns';
import { writeAll } from './writeAll';

/** Of one read over all namespaces each is asked, and of many reads all of them. */
const mostAtATime = 8;

type UpstreamAccess = Pick<Upstream, 'away' | 'send' | 'serviceAccount'>;

/** What is asked of the service cluster for a request, where that differs from the request itself. */
export interface Asked {
  namespace?: string;
  parameters?: URLSearchParams;
  accept: string;
  body?: Buffer;
  /** Whether the answer may come compressed: it is passed on as it is. */
  isCompressed?: boolean;
}

/** Passes requests on to one service cluster, in the name of whoever asks. */
export class Forwarder {
  readonly #upstream: () => UpstreamAccess;
  readonly #link: LinkName;
  readonly #turns = new Turns(mostAtATime);

  constructor(link: LinkName, upstream: () => UpstreamAccess) {
    this.#link = link;
    this.#upstream = upstream;
  }

  /** What is asked of many namespaces at once waits for its turn, so that everybody else gets through meanwhile. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(work);
  }

  /**
   * The service cluster's answer, whatever its code; its body is not read yet.
   *
   * @throws StatusError 503 or 504
   */
  async ask(
    { message, user }: GroupRequest,
    request: ResourceRequest,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<UpstreamAnswer> {
    const upstream = this.#upstream();
    if (upstream.away) {
      throw awayError(this.#link, upstream.away);
    }
    let answer: UpstreamAnswer;
    try {
      answer = await upstream.send({
        method: request.method,
        path: pathOf(request, asked),
        headers: headersUp(message.headers, user, upstream.serviceAccount, {
          accept: asked.accept,
          isCompressed: asked.isCompressed === true,
        }),
        ...(asked.body && { body: asked.body }),
        isWatch: request.verb === 'watch',
        signal,
      });
    } catch (error) {
      throw failedRequest(this.#link, request, error);
    }
    const { statusCode } = answer;
    if (statusCode === 401 || (statusCode >= 300 && statusCode < 400)) {
      answer.body.on('error', () => {}).destroy();
      throw unusableAnswer(
        this.#link,
        statusCode === 401
          ? 'does not take the token of the link any more: hand its kubeconfig over again'
          : `answers with a redirect (${statusCode}), which is not followed`,
      );
    }
    return answer;
  }

  /**
   * What is read out of an answer.
   *
   * @throws StatusError 503, which does not quote the answer: it may hold anything
   */
  async read<T>(
    answer: UpstreamAnswer,
    parse: (text: string) => T,
  ): Promise<T> {
    try {
      return parse(await readAnswer(answer));
    } catch {
      throw unusableAnswer(
        this.#link,
        'gave an answer that cannot be read, is too long, or ended too early',
      );
    }
  }

  /** Passes an answer on as it comes. */
  async passOn(
    answer: UpstreamAnswer,
    { verb }: ResourceRequest,
    response: ServerResponse,
  ): Promise<void> {
    response.writeHead(
      answer.statusCode,
      headersDown(answer.statusCode, answer.headers),
    );
    await writeAll(response, answer.body, verb === 'watch');
  }
}

/** Built from what was read, and never from what was sent. */
function pathOf(request: ResourceRequest, asked: Asked): string {
  const { group, version, resource, name, subresource } = request;
  const namespace = asked.namespace ?? request.namespace;
  const segments = [
    ...['apis', group, version],
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    resource,
    ...(name === undefined ? [] : [name]),
    ...(subresource === undefined ? [] : [subresource]),
  ];
  const path = `/${segments.map(encodeURIComponent).join('/')}`;
  const query = (asked.parameters ?? request.parameters).toString();
  return query ? `${path}?${query}` : path;
}
