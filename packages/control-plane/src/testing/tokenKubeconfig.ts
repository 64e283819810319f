import { mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { kubectl, type KubectlOptions } from '../kubectl';

/** Writes a kubeconfig into a new folder inside `folder` that has nothing but a token. */
export async function writeTokenKubeconfig(
  folder: string,
  server: string,
  token: string,
): Promise<KubectlOptions> {
  const kubeconfig = path.join(
    await mkdtemp(path.join(folder, 'token-')),
    'kubeconfig',
  );
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'token',
    clusters: [
      { name: 'token', cluster: { server, 'insecure-skip-tls-verify': true } },
    ],
    users: [{ name: 'token', user: { token } }],
    contexts: [{ name: 'token', context: { cluster: 'token', user: 'token' } }],
  };
  await writeFile(kubeconfig, JSON.stringify(config), { mode: 0o600 });
  return { kubeconfig };
}

/** Who the API server takes the user of a kubeconfig for. */
export async function whoAmI(options: KubectlOptions): Promise<string> {
  return kubectl(
    ['auth', 'whoami', '-o', 'jsonpath={.status.userInfo.username}'],
    options,
  );
}
