import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKubernetesClient,
  type KubernetesClientOptions,
} from '../client/createKubernetesClient';
import type { KubernetesClient } from '../client/KubernetesClient';
import { startHttpServer } from './startHttpServer';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What a client meets at the other end of the wire, written by hand: the answers that a healthy API server never gives. */
export class StubApiServer {
  readonly requests: IncomingMessage[] = [];
  answer: Answer = (_, response) =>
    sendJson(response, 200, { items: [], metadata: { resourceVersion: '1' } });
  /** For kubeconfigs and tokens; removed at the end. */
  readonly directory: string;
  readonly #clients: KubernetesClient[] = [];
  #server: Awaited<ReturnType<typeof startHttpServer>> | undefined;

  static async start(): Promise<StubApiServer> {
    const directory = await mkdtemp(join(tmpdir(), 'kubernetes-runtime-'));
    const stub = new StubApiServer(directory);
    stub.#server = await startHttpServer((request, response) => {
      stub.requests.push(request);
      stub.answer(request, response);
    });
    return stub;
  }

  private constructor(directory: string) {
    this.directory = directory;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  /** How many connections were made to it. */
  get connections(): number {
    return this.#server?.sockets.length ?? 0;
  }

  async connect(
    credentials: { token?: string; tokenFile?: string } = {},
    options: Partial<KubernetesClientOptions> = {},
  ): Promise<KubernetesClient> {
    const client = await createKubernetesClient({
      kubeConfig: {
        cluster: { name: 'stub', server: this.url },
        ...credentials,
      },
      ...options,
    });
    this.#clients.push(client);
    return client;
  }

  /** Goes away, and leaves its clients alone. */
  async stopListening(): Promise<void> {
    await this.#server?.close();
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map(client => client.close()));
    await this.#server?.close();
    await rm(this.directory, { recursive: true });
  }
}

export function sendJson(response: ServerResponse, code: number, body: object) {
  response
    .writeHead(code, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}

/** A refusal as the API server words it. */
export function status(code: number, reason: string, message = 'no') {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code,
    reason,
    message,
  };
}
