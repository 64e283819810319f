/**
 * Thrown when the access to a cluster is described wrongly: a kubeconfig that is missing or broken, a token file that
 * cannot be read. The message names the file, what is wrong with it, and what to do.
 *
 * @public
 */
export class KubeConfigError extends Error {
  readonly name = 'KubeConfigError';
}
