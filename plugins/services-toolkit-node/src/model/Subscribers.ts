import type { LoggerService } from '@backstage/backend-plugin-api';

/** Who is told of each change. One that throws keeps it from nobody else. */
export class Subscribers<Change> {
  readonly #logger: LoggerService;
  readonly #subscribers = new Set<(change: Change) => void>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  add(subscriber: (change: Change) => void): () => void {
    // A wrapper: who subscribes twice is told twice.
    const own = (change: Change) => subscriber(change);
    this.#subscribers.add(own);
    return () => this.#subscribers.delete(own);
  }

  tell(change: Change): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber(change);
      } catch (error) {
        this.#logger.error(
          `A subscriber of the model failed on ${JSON.stringify(change, [
            'kind',
            'cluster',
            'key',
            'claim',
            'className',
          ])}: ${error}`,
        );
      }
    }
  }
}
