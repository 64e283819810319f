/** The resourceVersions at which a Secret and its copy were found equal. */
export interface VerifiedVersions {
  source: string;
  copy: string;
}

/**
 * Remembers which copies were compared with their source, so that Secrets' data is read only when one of the two has
 * changed. It is lost with the process: after a start what is not known to be intact (see transformSecret) is compared once.
 */
export class VerifiedCopies {
  readonly #versions = new Map<string, VerifiedVersions>();

  get(claimUid: string): VerifiedVersions | undefined {
    return this.#versions.get(claimUid);
  }

  set(claimUid: string, versions: VerifiedVersions): void {
    this.#versions.set(claimUid, versions);
  }

  delete(claimUid: string): void {
    this.#versions.delete(claimUid);
  }
}
