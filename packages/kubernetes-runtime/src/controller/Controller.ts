import type { Logger } from '../Logger';

/** @public */
export interface ReconcileContext {
  /** Aborts at shutdown and when the run takes longer than the controller's limit. */
  signal: AbortSignal;
  /** Carries the controller's name and the key. */
  logger: Logger;
}

/** What a run ended with, for metrics. @public */
export type ReconcileOutcome =
  | 'success'
  | 'requeueAfter'
  | 'conflict'
  | 'error';

/** @public */
export interface ControllerOptions {
  name: string;
  /**
   * Brings the object of that key to its desired state. Done: the back-off is forgotten. `requeueAfterMs`: looked at
   * again then. A 409 Conflict is tried again without a word; anything else that is thrown is logged once with the key
   * and tried again with back-off.
   */
  reconcile: (
    key: string,
    context: ReconcileContext,
  ) => Promise<void | { requeueAfterMs: number }>;
  /** How many keys are worked on at the same time. Default 4. */
  workers?: number;
  /** Longest run in milliseconds, after which its signal aborts. Default 60 s. */
  timeoutMs?: number;
  logger: Logger;
  backoff?: { initialMs?: number; maxMs?: number };
  onOutcome?: (
    outcome: ReconcileOutcome,
    key: string,
    durationMs: number,
    controller: string,
  ) => void;
}

/** @public */
export interface Controller {
  readonly name: string;
  /** Keys that wait to be worked on now. */
  readonly queued: number;
  /** Has this key reconciled soon. May be called before `run`. */
  enqueue(key: string): void;
  enqueueAfter(key: string, milliseconds: number): void;
  /** Works until the signal aborts, and resolves when the runs under way have ended. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}
