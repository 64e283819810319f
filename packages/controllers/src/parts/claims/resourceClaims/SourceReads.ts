import type { KubernetesClient } from '@services-toolkit/kubernetes-runtime';
import { readSource, type Secret } from './copySecret';
import type { SecretFacts } from './ResourceClaimObservation';

/**
 * The Secret to copy, read while the Lease is written: the one does not depend on the other, and nothing is copied before the
 * Lease is held. One run's: its data is dropped with it, also where another claim was faster.
 */
export class SourceReads {
  readonly #client: KubernetesClient;
  #begun: { key: string; secret: Promise<Secret> } | undefined;

  constructor(client: KubernetesClient) {
    this.#client = client;
  }

  begin(source: SecretFacts): void {
    const secret = readSource(this.#client, source);
    // Who copies hears of it; perhaps nobody does.
    secret.catch(() => {});
    this.#begun = { key: keyOf(source), secret };
  }

  /** What was begun, once; else it is read now. */
  take(source: SecretFacts): Promise<Secret> {
    const begun = this.#begun;
    this.#begun = undefined;
    return begun?.key === keyOf(source)
      ? begun.secret
      : readSource(this.#client, source);
  }
}

function keyOf({ namespace, name }: SecretFacts): string {
  return `${namespace}/${name}`;
}
