/** For so long after a CustomResourceDefinition has changed, discovery may not have got to it. */
const settledMs = 5_000;
/** For so long what is remembered of discovery may be from before. */
const rememberedMs = 60_000;

/** Remembers of which API groups a definition has changed lately. */
export class RecentChanges {
  readonly #at = new Map<string, number>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  note(group: string): void {
    this.#at.set(group, this.#clock().getTime());
  }

  /** Whether discovery may lag behind. */
  mayLag(group: string): boolean {
    return this.#ageOf(group) < settledMs;
  }

  /** Whether discovery has to be asked, and not what is remembered of it. */
  isRecent(group: string): boolean {
    return this.#ageOf(group) < rememberedMs;
  }

  #ageOf(group: string): number {
    return this.#clock().getTime() - (this.#at.get(group) ?? 0);
  }
}
