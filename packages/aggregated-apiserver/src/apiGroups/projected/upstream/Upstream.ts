import { isDeeperThan } from '@services-toolkit/kubernetes-api';
import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import { loadGroup, type UpstreamGroup } from '../discovery/loadGroup';
import { readAnswer } from './readAnswer';
import { describeFailure } from './describeFailure';
import type { UpstreamAnswer } from './UpstreamAnswer';
import { UpstreamConnection, type UpstreamRequest } from './UpstreamConnection';
import { UpstreamHealth, type Away } from './UpstreamHealth';

/** Documents for machines may have megabytes; beyond this somebody means harm. */
const longestDocument = 32 * 1024 * 1024;
const deepestDocument = 200;
/** Of what is read only so that its connection can be used again. */
const longestUnread = 1024 * 1024;
const documentMs = 10_000;

/** When a service cluster is away, what was asked of it before gets so much longer. */
const lostMs = 5_000;

/** A service cluster as one link reaches it. */
export class Upstream {
  readonly #connection: UpstreamConnection;
  readonly #health: UpstreamHealth;
  readonly #stop = new AbortController();
  readonly #underWay = new Set<AbortController>();

  constructor(options: {
    access: ProvidedAccess;
    /** It can be used again, or not any more. */
    onChange: (away: Away | undefined) => void;
  }) {
    this.#connection = new UpstreamConnection(options.access);
    this.#health = new UpstreamHealth({
      probe: timeoutMs => this.#probe(timeoutMs),
      onChange: away => {
        if (away) {
          setTimeout(() => this.#giveUp(), lostMs).unref();
        }
        options.onChange(away);
      },
    });
    this.#health.start(this.#stop.signal);
  }

  get away(): Away | undefined {
    return this.#health.away;
  }

  /** As whom the link comes, where its token says so. */
  get serviceAccount(): string | undefined {
    return this.#connection.serviceAccount;
  }

  /** It ends when the service cluster is away. Watches end by themselves then. */
  async send(request: UpstreamRequest): Promise<UpstreamAnswer> {
    if (request.isWatch) {
      return this.#connection.send(request);
    }
    const { signal } = request;
    const own = new AbortController();
    const onAbort = () => own.abort(signal?.reason);
    const forget = () => {
      this.#underWay.delete(own);
      signal?.removeEventListener('abort', onAbort);
    };
    this.#underWay.add(own);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) {
      onAbort();
    }
    try {
      const answer = await this.#connection.send({
        ...request,
        signal: own.signal,
      });
      answer.body.once('close', forget);
      return answer;
    } catch (error) {
      forget();
      throw error;
    }
  }

  /** Goes on with that where only the token is another one; answers whether it does. */
  renew(access: ProvidedAccess): boolean {
    return this.#connection.renew(access);
  }

  /** @throws Error in words where it cannot be read */
  load(
    group: string,
    versions?: readonly string[],
  ): Promise<UpstreamGroup | undefined> {
    return loadGroup(path => this.#readDocument(path), group, versions);
  }

  /** It is not asked any more how it is; what is under way goes on. */
  retire(): void {
    this.#stop.abort();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#connection.close();
  }

  #giveUp(): void {
    if (this.away) {
      const reason = new Error('the service cluster is away');
      this.#underWay.forEach(one =>
        one.abort(Object.assign(reason, { code: 'ETIMEDOUT' })),
      );
    }
  }

  async #probe(timeoutMs: number): Promise<void> {
    // Closing ends it too. A signal made of several would stay in memory for as long as the one that outlives it.
    const signal = AbortSignal.timeout(timeoutMs);
    let code: number;
    let text: string;
    try {
      const answer = await this.#connection.send({
        ...{ method: 'GET', path: '/version', headers: {}, timeoutMs, signal },
        isProbe: true,
      });
      code = answer.statusCode;
      text = await readAnswer(answer, longestUnread);
    } catch (error) {
      throw new Error(describeFailure(error), { cause: error });
    }
    if (code === 401) {
      this.#connection.endWatches();
      throw new Error(
        'it does not take the token of the link any more: hand the kubeconfig over again',
      );
    }
    if (code !== 200) {
      throw new Error(`it answers with the code ${code}`);
    }
    if (!saysVersion(text)) {
      throw new Error('it answers like no API server');
    }
  }

  async #readDocument(path: string): Promise<unknown> {
    const answer = await this.#connection.send({
      ...{ method: 'GET', path, timeoutMs: documentMs },
      // For all of it: one that comes byte by byte would never be over.
      signal: AbortSignal.timeout(3 * documentMs),
      headers: { accept: 'application/json' },
    });
    const { statusCode } = answer;
    if (statusCode !== 200) {
      await readAnswer(answer, longestUnread);
      if (statusCode === 404) {
        return undefined;
      }
      throw new Error(`${path} answers with the code ${statusCode}`);
    }
    const document: unknown = JSON.parse(
      await readAnswer(answer, longestDocument),
    );
    if (isDeeperThan(deepestDocument, document)) {
      // To write it again would need more stack than there is.
      throw new Error(`${path} is nested too deeply`);
    }
    return document;
  }
}

/** Anything can say 200. */
function saysVersion(text: string): boolean {
  try {
    const { gitVersion } = JSON.parse(text) as { gitVersion?: unknown };
    return typeof gitVersion === 'string';
  } catch {
    return false;
  }
}
