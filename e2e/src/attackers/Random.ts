import fc from 'fast-check';

/** A sequence of choices that the seed determines. */
export class Random {
  readonly #numbers: Iterator<number>;

  constructor(seed: number) {
    const [numbers] = fc.sample(fc.infiniteStream(fc.nat()), {
      seed,
      numRuns: 1,
    });
    if (!numbers) throw new Error('fast-check gave no numbers');
    this.#numbers = numbers;
  }

  below(limit: number): number {
    return Number(this.#numbers.next().value) % limit;
  }

  /** Whether something happens that happens once in `oneIn` times. */
  chance(oneIn: number): boolean {
    return this.below(oneIn) === 0;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined)
      throw new Error('there is nothing to choose from');
    return chosen;
  }

  /** Up to that many entries, each key with one of the values. */
  record(
    most: number,
    keys: readonly string[],
    values: readonly string[],
  ): Record<string, string> {
    return Object.fromEntries(
      Array.from({ length: this.below(most + 1) }, () => [
        this.pick(keys),
        this.pick(values),
      ]),
    );
  }
}
