/** A process that runs. */
export interface Running {
  readonly pid: number;
  /** Resolves when it has ended, for whatever reason, with a sentence that says how. */
  readonly ended: Promise<string>;
  /** Ends it, and resolves when it has gone. */
  stop(): Promise<void>;
}
