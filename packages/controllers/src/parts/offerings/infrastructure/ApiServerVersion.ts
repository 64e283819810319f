import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import type { FactReading } from './FactReading';
import { withoutV } from './rules/withoutV';

/** No watch tells that the API server was exchanged for a newer one. */
export const versionAgainMs = 60_000;

/** The API server's version, asked for once a minute. */
export class ApiServerVersion {
  readonly #client: Pick<KubernetesClient, 'request'>;
  readonly #clock: () => Date;
  #last: { reading: FactReading<string>; at: number } | undefined;

  constructor(client: Pick<KubernetesClient, 'request'>, clock: () => Date) {
    this.#client = client;
    this.#clock = clock;
  }

  async read(signal: AbortSignal): Promise<FactReading<string>> {
    const now = this.#clock().getTime();
    const last = this.#last;
    if (last?.reading.kind === 'known' && now - last.at < versionAgainMs) {
      return last.reading;
    }
    const reading = await this.#ask(signal);
    this.#last = { reading, at: now };
    return reading;
  }

  async #ask(signal: AbortSignal): Promise<FactReading<string>> {
    try {
      const answer = await this.#client.request<{ gitVersion?: string }>(
        'GET',
        '/version',
        { signal },
      );
      return typeof answer?.gitVersion === 'string'
        ? { kind: 'known', value: withoutV(answer.gitVersion) }
        : {
            kind: 'untold',
            message: 'the API server does not say its version',
          };
    } catch (error) {
      return {
        kind: 'failed',
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }
}
