/** How often a service cluster is asked whether it is there, and how long it may take. */
const probeMs = 2_000;
/** After so many probes without an answer requests are not tried any more: each would wait for as long. */
const missesUntilAway = 2;

/** That a service cluster cannot be used now. */
export interface Away {
  since: Date;
  /** In words, without its address. */
  reason: string;
}

/** Knows whether a service cluster answers, so that nobody has to wait for one that does not. */
export class UpstreamHealth {
  readonly #probe: (timeoutMs: number) => Promise<void>;
  readonly #onChange: (away: Away | undefined) => void;
  readonly #clock: () => Date;
  #misses = 0;
  #firstMiss: Date | undefined;
  #away: Away | undefined;

  /**
   * @param options.probe - rejects with the reason when there is no good answer
   */
  constructor(options: {
    probe: (timeoutMs: number) => Promise<void>;
    onChange: (away: Away | undefined) => void;
    clock?: () => Date;
  }) {
    this.#probe = options.probe;
    this.#onChange = options.onChange;
    this.#clock = options.clock ?? (() => new Date());
  }

  get away(): Away | undefined {
    return this.#away;
  }

  /** Until the signal aborts. */
  start(signal: AbortSignal): void {
    let timer: NodeJS.Timeout | undefined;
    const next = async () => {
      const begin = Date.now();
      await this.check();
      if (!signal.aborted) {
        timer = setTimeout(next, Math.max(0, probeMs - (Date.now() - begin)));
      }
    };
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    void next();
  }

  async check(): Promise<void> {
    try {
      await this.#probe(probeMs);
    } catch (error) {
      this.#missed(error instanceof Error ? error.message : String(error));
      return;
    }
    this.#misses = 0;
    this.#firstMiss = undefined;
    if (this.#away) {
      this.#away = undefined;
      this.#onChange(undefined);
    }
  }

  #missed(reason: string): void {
    this.#misses++;
    this.#firstMiss ??= this.#clock();
    if (this.#misses < missesUntilAway) {
      return;
    }
    const isNews = this.#away?.reason !== reason;
    this.#away = { since: this.#firstMiss, reason };
    if (isNews) {
      this.#onChange(this.#away);
    }
  }
}
