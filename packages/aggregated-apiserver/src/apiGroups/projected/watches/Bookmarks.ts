/**
 * What bookmarks of several watches say together: a client may go on from where the slowest of them is. It may see again
 * what the others have told, and misses nothing.
 */
export class Bookmarks {
  readonly #versions: (bigint | undefined)[];
  #told = 0n;

  constructor(watches: number) {
    this.#versions = Array.from({ length: watches }, () => undefined);
  }

  /** A watch is that far; answers with the version of the bookmark for all of them, where there is a new one. */
  reached(watch: number, resourceVersion: string): string | undefined {
    if (!/^\d{1,20}$/.test(resourceVersion)) {
      return undefined;
    }
    this.#versions[watch] = BigInt(resourceVersion);
    let slowest: bigint | undefined;
    for (const version of this.#versions) {
      if (version === undefined) {
        return undefined;
      }
      slowest = slowest === undefined || version < slowest ? version : slowest;
    }
    if (slowest === undefined || slowest <= this.#told) {
      return undefined;
    }
    this.#told = slowest;
    return String(slowest);
  }
}
