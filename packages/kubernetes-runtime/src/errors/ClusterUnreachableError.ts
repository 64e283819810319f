const marker = Symbol.for(
  '@services-toolkit/kubernetes-runtime.ClusterUnreachableError',
);

/**
 * Thrown when no answer of an API server came back: the network, TLS, a timeout, or something else that answers at
 * that address. Nothing is known about the cluster's objects then.
 *
 * @public
 */
export class ClusterUnreachableError extends Error {
  readonly name = 'ClusterUnreachableError';
  readonly server: string;
  readonly [marker] = true;

  constructor(server: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.server = server;
  }

  // Two copies of this package may be installed side by side in a Backstage backend: both must recognise the error.
  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && marker in value;
  }
}
