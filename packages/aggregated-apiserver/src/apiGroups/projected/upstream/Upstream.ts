import { isDeeperThan } from '@services-toolkit/kubernetes-api';
import type { ProvidedAccess } from '@services-toolkit/kubernetes-runtime';
import type { Dispatcher } from 'undici';
import { loadGroup, type UpstreamGroup } from '../discovery/loadGroup';
import { describeFailure } from './describeFailure';
import { UpstreamConnection, type UpstreamRequest } from './UpstreamConnection';
import { UpstreamHealth, type Away } from './UpstreamHealth';

/** Documents for machines may have megabytes; beyond this somebody means harm. */
const longestDocument = 32 * 1024 * 1024;
const deepestDocument = 200;
const documentMs = 10_000;

/** A service cluster as one link reaches it. */
export class Upstream {
  readonly #connection: UpstreamConnection;
  readonly #health: UpstreamHealth;
  readonly #stop = new AbortController();

  constructor(options: {
    access: ProvidedAccess;
    /** It can be used again, or not any more. */
    onChange: (away: Away | undefined) => void;
  }) {
    this.#connection = new UpstreamConnection(options.access);
    this.#health = new UpstreamHealth({
      probe: timeoutMs => this.#probe(timeoutMs),
      onChange: options.onChange,
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

  send(request: UpstreamRequest): Promise<Dispatcher.ResponseData> {
    return this.#connection.send(request);
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

  async #probe(timeoutMs: number): Promise<void> {
    // Closing ends it too. A signal made of several would stay in memory for as long as the one that outlives it.
    const signal = AbortSignal.timeout(timeoutMs);
    let code: number;
    try {
      const answer = await this.#connection.send({
        ...{ method: 'GET', path: '/version', headers: {}, timeoutMs, signal },
        isProbe: true,
      });
      code = answer.statusCode;
      await answer.body.dump();
    } catch (error) {
      throw new Error(describeFailure(error), { cause: error });
    }
    if (code === 401) {
      throw new Error(
        'it does not take the token of the link any more: hand the kubeconfig over again',
      );
    }
    if (code !== 200) {
      throw new Error(`it answers with the code ${code}`);
    }
  }

  async #readDocument(path: string): Promise<unknown> {
    const { statusCode, body } = await this.#connection.send({
      ...{ method: 'GET', path, timeoutMs: documentMs },
      // For all of it: one that comes byte by byte would never be over.
      signal: AbortSignal.timeout(3 * documentMs),
      headers: { accept: 'application/json' },
    });
    if (statusCode === 404) {
      await body.dump();
      return undefined;
    }
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`${path} answers with the code ${statusCode}`);
    }
    let length = 0;
    const chunks: Buffer[] = [];
    for await (const chunk of body as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longestDocument) {
        throw new Error(`${path} is larger than ${longestDocument} bytes`);
      }
      chunks.push(chunk);
    }
    const document: unknown = JSON.parse(
      Buffer.concat(chunks).toString('utf8'),
    );
    if (isDeeperThan(deepestDocument, document)) {
      // To write it again would need more stack than there is.
      throw new Error(`${path} is nested too deeply`);
    }
    return document;
  }
}
