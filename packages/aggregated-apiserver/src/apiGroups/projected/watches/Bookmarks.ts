/**
 * How far several watches are together: a client may go on from where the slowest of them is. It may see again what the others
 * have told, and misses nothing.
 */
export class Bookmarks {
  readonly #versions: (bigint | undefined)[];
  #told = 0n;

  /** @param from - the version from which on all of them tell; left out where they begin with what is there */
  constructor(watches: number, from?: string) {
    this.#versions = Array.from({ length: watches }, () => versionOf(from));
  }

  /** Where the slowest is; undefined while one of them has not said yet. */
  get slowest(): string | undefined {
    let slowest: bigint | undefined;
    for (const version of this.#versions) {
      if (version === undefined) {
        return undefined;
      }
      slowest = slowest === undefined || version < slowest ? version : slowest;
    }
    return slowest === undefined ? undefined : String(slowest);
  }

  /** Whether a client that goes on from the last version that it was told may miss something. */
  get isAhead(): boolean {
    return (
      this.#told > 0n &&
      this.#versions.some(
        version => version === undefined || version < this.#told,
      )
    );
  }

  /** A watch has told of a change with that version. */
  passed(watch: number, resourceVersion: unknown): void {
    const version = versionOf(resourceVersion);
    if (version !== undefined) {
      this.#versions[watch] = version;
      this.#told = version > this.#told ? version : this.#told;
    }
  }

  /** A watch is that far; answers with the version of the bookmark for all of them, where there is a new one. */
  reached(watch: number, resourceVersion: unknown): string | undefined {
    const version = versionOf(resourceVersion);
    if (version === undefined) {
      return undefined;
    }
    this.#versions[watch] = version;
    const { slowest } = this;
    if (slowest === undefined || BigInt(slowest) <= this.#told) {
      return undefined;
    }
    this.#told = BigInt(slowest);
    return slowest;
  }
}

function versionOf(text: unknown): bigint | undefined {
  return typeof text === 'string' && /^[1-9]\d{0,19}$/.test(text)
    ? BigInt(text)
    : undefined;
}
