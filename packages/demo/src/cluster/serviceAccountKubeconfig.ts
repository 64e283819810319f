import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kubectl } from '@services-toolkit/control-plane';
import { parse, stringify } from 'yaml';

/** Options of {@link serviceAccountKubeconfig}. */
export interface ServiceAccountKubeconfigOptions {
  /** With which the token is asked for. */
  adminKubeconfig: string;
  namespace: string;
  /** The ServiceAccount. */
  name: string;
  /** The kubeconfig to write; its token is beside it. */
  file: string;
}

/** Access as a ServiceAccount. */
export interface ServiceAccountAccess {
  /** The kubeconfig. */
  file: string;
  tokenFile: string;
  server: string;
  /** Base64 of the PEM. */
  caData: string;
  /** Asks for a new token. */
  renew(): Promise<void>;
}

/** Tokens live for a day; whoever runs longer has them renewed. */
const lifetime = '24h';

/** Writes a kubeconfig for a ServiceAccount, with a token from the API server. Only the owner can read the files. */
export async function serviceAccountKubeconfig({
  adminKubeconfig,
  namespace,
  name,
  file,
}: ServiceAccountKubeconfigOptions): Promise<ServiceAccountAccess> {
  const { server, caData } = readCluster(adminKubeconfig);
  const tokenFile = `${file}.token`;
  const renew = async () => {
    const token = await kubectl(
      [
        'create',
        'token',
        name,
        '--namespace',
        namespace,
        `--duration=${lifetime}`,
      ],
      { kubeconfig: adminKubeconfig },
    );
    writePrivate(tokenFile, token);
  };
  await renew();
  writePrivate(
    file,
    stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': name,
      contexts: [{ name, context: { cluster: 'cluster', user: name } }],
      clusters: [
        {
          name: 'cluster',
          cluster: { server, 'certificate-authority-data': caData },
        },
      ],
      users: [{ name, user: { tokenFile: path.resolve(tokenFile) } }],
    }),
  );
  return { file, tokenFile, server, caData, renew };
}

/** Where a cluster is, and the Base64 of the certificates by which it is known. */
export function readCluster(kubeconfig: string): {
  server: string;
  caData: string;
} {
  const config: {
    clusters?: {
      cluster?: { server?: string; 'certificate-authority-data'?: string };
    }[];
  } = parse(readFileSync(kubeconfig, 'utf8'));
  const cluster = config.clusters?.[0]?.cluster;
  const caData = cluster?.['certificate-authority-data'];
  if (!cluster?.server || !caData) {
    throw new Error(`${kubeconfig} names no cluster with its certificate`);
  }
  return { server: cluster.server, caData };
}

/** In one step, so that nobody reads half a file. */
function writePrivate(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
