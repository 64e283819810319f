import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  createInformer,
  type KubernetesClient,
  type Logger,
} from '@services-toolkit/kubernetes-runtime';

interface ApiService extends KubernetesObject {
  spec?: { caBundle?: string };
}

const retryMs = 5_000;

/** Sees to it that the cluster's API server believes our certificate: by `spec.caBundle` of the APIService, whenever that is another. */
export class CaBundlePublisher {
  readonly #options: {
    client: KubernetesClient;
    apiService: string;
    logger: Logger;
    signal: AbortSignal;
  };
  #authority: string | undefined;
  #seen: ApiService | undefined;

  constructor(options: {
    client: KubernetesClient;
    /** Its name. It may come later. */
    apiService: string;
    logger: Logger;
    signal: AbortSignal;
  }) {
    this.#options = options;
    const { client, apiService, logger, signal } = options;
    createInformer<ApiService>({
      client,
      logger,
      type: builtinResourceTypes.apiServices,
      fieldSelector: `metadata.name=${apiService}`,
      onEvent: ({ type, object }) => {
        this.#seen = type === 'deleted' ? undefined : object;
        void this.#publish();
      },
    }).start(signal);
  }

  /** From now on it is this one (PEM). */
  publish(authority: string): void {
    this.#authority = Buffer.from(authority).toString('base64');
    void this.#publish();
  }

  async #publish(): Promise<void> {
    const { client, apiService, logger, signal } = this.#options;
    const caBundle = this.#authority;
    if (
      !this.#seen ||
      caBundle === undefined ||
      this.#seen.spec?.caBundle === caBundle ||
      signal.aborted
    ) {
      return;
    }
    try {
      await client.patch(
        builtinResourceTypes.apiServices,
        { name: apiService },
        { spec: { caBundle } },
        { type: 'merge', fieldManager: 'services-toolkit-apiserver' },
      );
      logger.info('The APIService was told our authority', { apiService });
    } catch (error) {
      logger.warn(
        `The authority could not be written to the APIService ${apiService}: trying again`,
        { error: error instanceof Error ? error.message : String(error) },
      );
      setTimeout(() => void this.#publish(), retryMs).unref();
    }
  }
}
