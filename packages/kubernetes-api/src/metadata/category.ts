/**
 * The category of all our kinds: `kubectl get services-toolkit` lists them. Never `services`: kubectl expands
 * categories first, and `kubectl get services` would list claims.
 *
 * @public
 */
export const category = 'services-toolkit';
