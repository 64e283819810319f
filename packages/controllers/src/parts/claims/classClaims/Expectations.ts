import {
  resourceTypes,
  type ClassClaim,
} from '@services-toolkit/kubernetes-api';
import {
  objectKey,
  type Informer,
  type KubernetesClient,
} from '@services-toolkit/kubernetes-runtime';

/**
 * Knows which copies of claims have all that controllers have written to them: in one that lags behind, a claim that has
 * found its instance looks as if it had none yet. Nobody but the controllers may write a claim's status. What others wrote
 * when they led is in every copy that is newer than the beginning of this term, and what this term wrote is noted here.
 *
 * Versions of one kind can be compared by Kubernetes' own word (KEP-5504); where they are no numbers, no copy is known to
 * be complete.
 */
export class Expectations {
  readonly #client: Pick<KubernetesClient, 'list'>;
  readonly #copies: Pick<Informer<ClassClaim>, 'get'>;
  /** What the copies do not show yet, by the claim's UID. A write without an answer may have been done at any version. */
  readonly #versions = new Map<string, number>();
  #begin: Promise<number> | undefined;

  constructor(
    client: Pick<KubernetesClient, 'list'>,
    copies: Pick<Informer<ClassClaim>, 'get'>,
  ) {
    this.#client = client;
    this.#copies = copies;
  }

  /** Does a write to a claim, and notes its version. */
  async note(
    claim: ClassClaim,
    write: () => Promise<ClassClaim>,
  ): Promise<ClassClaim> {
    const uid = claim.metadata.uid ?? '';
    this.#versions.set(uid, Infinity);
    const written = await write();
    this.#versions.set(uid, versionOf(written));
    // The watch may have been faster than the answer.
    const copy = this.#copies.get(objectKey(claim));
    if (copy) {
      this.seen(copy);
    }
    return written;
  }

  /**
   * Something was made for a claim by what this copy said: before it is done again, the API server is asked. While a watch
   * is down, what is made for a claim that is gone would be removed and made without end.
   */
  mistrust({ metadata }: ClassClaim): void {
    this.#versions.set(metadata.uid ?? '', Infinity);
  }

  /** A watch has shown this copy: what it has need not be remembered. */
  seen({ metadata }: ClassClaim): void {
    const uid = metadata.uid ?? '';
    const version = this.#versions.get(uid);
    if (version !== undefined && version <= versionOf({ metadata })) {
      this.#versions.delete(uid);
    }
  }

  forget({ metadata }: ClassClaim): void {
    this.#versions.delete(metadata.uid ?? '');
  }

  async areIn(claim: ClassClaim): Promise<boolean> {
    const version = versionOf(claim);
    const written = this.#versions.get(claim.metadata.uid ?? '') ?? 0;
    return written <= version && (await this.#termBegan()) < version;
  }

  async #termBegan(): Promise<number> {
    this.#begin ??= this.#client
      .list<ClassClaim>(resourceTypes.classClaims, { limit: 1 })
      .then(({ resourceVersion }) =>
        versionOf({ metadata: { resourceVersion } }),
      )
      .catch(error => {
        this.#begin = undefined;
        throw error;
      });
    return this.#begin;
  }
}

/** Not a number where a version is none: then every comparison fails. */
function versionOf({ metadata }: Pick<ClassClaim, 'metadata'>): number {
  const { resourceVersion = '' } = metadata;
  return /^\d+$/.test(resourceVersion) ? Number(resourceVersion) : NaN;
}
