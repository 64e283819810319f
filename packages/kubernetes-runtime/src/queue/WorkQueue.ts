/**
 * Keys waiting to be worked on, as client-go has it: a key is in it once however often it is added, is never handed out
 * twice at the same time, and is handed out again if it was added while being worked on.
 *
 * @public
 */
export interface WorkQueue {
  add(key: string): void;
  /** Added after that time, unless an earlier time is planned already. */
  addAfter(key: string, milliseconds: number): void;
  /** Added after a back-off that doubles with each call until `forget`. */
  addRateLimited(key: string): void;
  /** Resets the key's back-off. */
  forget(key: string): void;
  /** The next key; undefined when the queue is shut down. Each key taken must be given back with `done`. */
  take(): Promise<string | undefined>;
  done(key: string): void;
  /** Nothing is handed out any more, and timers stop. */
  shutDown(): void;
  /** Keys that wait to be taken now. */
  readonly length: number;
}
