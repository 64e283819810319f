import { credentialSource } from './credentialSource';
import { HttpKubernetesClient } from './HttpKubernetesClient';
import type { KubeConfigSource } from './KubeConfigSource';
import type { Identity, KubernetesClient } from './KubernetesClient';
import { Transport, type TransportOptions } from './Transport';

/** @public */
export interface KubernetesClientOptions extends TransportOptions {
  kubeConfig: KubeConfigSource;
  userAgent?: string;
  /** Impersonates from the start; `withIdentity` does later. */
  as?: Identity;
  /** Longest silence of a watch in milliseconds until it is opened anew. Default 90 s. */
  watchIdleMs?: number;
  /**
   * How long a watch is asked for, in seconds. Default 300 to 600. Less where something between here and the API server
   * does not tell that the other side is gone; then make `watchIdleMs` a little longer than this.
   */
  watchTimeoutSeconds?: number;
}

/**
 * Makes a client with a connection pool of its own. Reads the credentials, and does not yet connect: a cluster that is
 * down shows at the first request.
 *
 * @throws KubeConfigError when the kubeconfig, or a file that it names, is missing or wrong.
 * @public
 */
export async function createKubernetesClient(
  options: KubernetesClientOptions,
): Promise<KubernetesClient> {
  const transport = new Transport(
    credentialSource(options.kubeConfig),
    options,
  );
  await transport.load();
  return new HttpKubernetesClient(
    {
      transport,
      userAgent: options.userAgent ?? 'services-toolkit',
      watchIdleMs: options.watchIdleMs ?? 90_000,
      watchTimeoutSeconds: options.watchTimeoutSeconds,
    },
    options.as,
  );
}
