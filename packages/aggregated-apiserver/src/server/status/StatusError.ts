/** One thing that is wrong with what was sent: Kubernetes' `StatusCause`. */
export interface StatusCause {
  reason: 'FieldValueRequired' | 'FieldValueInvalid' | 'FieldValueNotFound';
  message: string;
  field: string;
}

/** What Kubernetes' `Status` says about a failure. */
export interface Failure {
  code: number;
  reason: string;
  message: string;
  details?: {
    group?: string;
    kind?: string;
    name?: string;
    causes?: StatusCause[];
    retryAfterSeconds?: number;
  };
}

/** Ends the handling of a request with a `Status`. What else is thrown is our own fault, and becomes a 500. */
export class StatusError extends Error {
  readonly name = 'StatusError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
