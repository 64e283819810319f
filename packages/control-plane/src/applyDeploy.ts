import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { kubectl } from './kubectl';

// eslint-disable-next-line no-restricted-syntax -- always run from the sources
const deploy = path.resolve(__dirname, '../../../deploy');

const aClaim = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClassClaim',
  metadata: { name: 'would-be-admitted', namespace: 'default' },
  spec: { classRef: { name: 'any' } },
};

/** Applies `deploy/` with `deploy/requester`, and resolves when the API server takes claims. */
export async function applyDeploy(kubeconfig: string): Promise<void> {
  const run = (...args: string[]) => kubectl(args, { kubeconfig });
  await run('apply', '-k', deploy);
  await run('apply', '-k', path.join(deploy, 'requester'));
  await run(
    ...['wait', '--for=condition=Established', 'crd', '--all'],
    '--timeout=60s',
  );
  await untilClaimsAreTaken(kubeconfig);
}

/**
 * Tries in dry run until a claim is admitted: an API server that has just started, or just learnt of our kinds, refuses
 * them for up to half a minute, because its admission policies look for kinds every 30 s.
 *
 * @throws Error that ends with the API server's last words, after two minutes
 */
export async function untilClaimsAreTaken(kubeconfig: string): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    try {
      await kubectl(['create', '--dry-run=server', '-f', '-'], {
        kubeconfig,
        input: aClaim,
      });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(500);
    }
  }
}
