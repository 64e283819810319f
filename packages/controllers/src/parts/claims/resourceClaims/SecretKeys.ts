import {
  builtinResourceTypes,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import {
  isForbidden,
  isNotFound,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';
import { absent, found, type ReadResult } from '../../../runtime/ReadResult';
import { keyNames, sourceVersion } from '../kinds/intactCopy';
import type { SecretFacts } from './ResourceClaimObservation';

/** More Secrets than are looked at in one go; which ones are forgotten matters little. */
const mostRemembered = 10_000;

/**
 * The names of the keys of Secrets. Mostly the metadata tells them; where it does not, the Secret is read once in each of its
 * versions, and its data is dropped at once.
 */
export class SecretKeys {
  readonly #client: Pick<KubernetesClient, 'get'>;
  readonly #known = new Map<string, readonly string[]>();

  constructor(client: Pick<KubernetesClient, 'get'>) {
    this.#client = client;
  }

  /** The facts with the keys, where they can be told. */
  async addTo(secret: SecretFacts): Promise<ReadResult<SecretFacts>> {
    if (secret.keys) {
      return found(secret);
    }
    const version = sourceVersion(secret);
    const known = this.#known.get(version);
    if (known) {
      return found({ ...secret, keys: known });
    }
    const { name, namespace } = secret;
    try {
      const { data = {}, metadata } = await this.#client.get<
        KubernetesObject & { data?: Record<string, string> }
      >(builtinResourceTypes.secrets, { name, namespace });
      const keys = keyNames(Object.keys(data));
      if (metadata.resourceVersion === secret.resourceVersion) {
        this.#remember(version, keys);
      }
      return found({ ...secret, keys });
    } catch (error) {
      if (isNotFound(error)) {
        return absent;
      }
      if (isForbidden(error)) {
        return found(secret);
      }
      throw error;
    }
  }

  #remember(version: string, keys: readonly string[]): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= mostRemembered && oldest !== undefined) {
      this.#known.delete(oldest);
    }
    this.#known.set(version, keys);
  }
}
