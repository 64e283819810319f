import { CostExceededError } from '../values/CelError';

/**
 * What an evaluation may cost. The units are those of the API server (cel-go's `interpreter/runtimecost.go`), roughly: one for
 * each step, a tenth for each character that is read or written.
 */
export class Budget {
  /** What the API server allows one rule (apiserver 0.37: `PerCallLimit`). */
  static readonly perCall = 1_000_000;
  /** What it allows all rules on one object (`RuntimeCELCostBudget`). */
  static readonly perObject = 10_000_000;

  #left: number;

  constructor(units: number) {
    this.#left = units;
  }

  get left(): number {
    return this.#left;
  }

  /** @throws CostExceededError */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) {
      throw new CostExceededError();
    }
  }

  /** Pays for reading or writing that many characters or bytes. */
  spendText(length: number): void {
    this.spend(1 + length * 0.1);
  }
}
