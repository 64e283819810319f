import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';

/**
 * A cluster answered that it failed (500 and above, 429). What it says then is for administrators: it may hold addresses of
 * webhooks and the like. So it is logged, and people get a reference to it.
 */
export class ClusterFailedError extends ServiceUnavailableError {
  readonly #said: string;
  #reported = false;

  constructor(options: {
    cluster: string;
    code: number;
    said: string;
    doing: string;
  }) {
    const { cluster, code, said, doing } = options;
    const reference = randomUUID().slice(0, 8);
    super(
      `Cluster "${cluster}" could not ${doing} just now (${code}). Try again in a moment; if it goes on, give the administrators of the portal the reference ${reference}.`,
    );
    this.#said = `Cluster "${cluster}" could not ${doing} (${code}, reference ${reference}): ${said}`;
  }

  /** Once. */
  report(logger: LoggerService): void {
    if (!this.#reported) {
      this.#reported = true;
      logger.warn(this.#said);
    }
  }
}
