import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { ServiceAccountAccess } from '../cluster/serviceAccountKubeconfig';

/** A cluster as the backend is told of it. */
export interface ConfiguredCluster {
  /** Of the portal's ServiceAccount there. */
  access: Pick<ServiceAccountAccess, 'server' | 'caData' | 'tokenFile'>;
  /** What differs from app-config.yaml, under `servicesToolkit.clusters.<name>`. */
  settings?: Readonly<Record<string, string>>;
}

/** What the backend has to know of what was started. */
export interface BackendConfigOptions {
  file: string;
  portalUrl: string;
  backendPort: number;
  /** By name. */
  clusters: Readonly<Record<string, ConfiguredCluster>>;
}

/** Writes what this start lays over app-config.yaml. No credential is in it: they stand in files, and the environment. */
export function writeBackendConfig(options: BackendConfigOptions): void {
  const clusters = Object.entries(options.clusters);
  mkdirSync(path.dirname(options.file), { recursive: true });
  writeFileSync(
    options.file,
    `# Written by npm start, anew at each start.\n${stringify({
      app: { baseUrl: options.portalUrl },
      backend: {
        baseUrl: options.portalUrl,
        listen: { host: '127.0.0.1', port: options.backendPort },
      },
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: clusters.map(([name, { access }]) => ({
              name,
              url: access.server,
              authProvider: 'serviceAccount',
              serviceAccountTokenFile: path.resolve(access.tokenFile),
              caData: access.caData,
            })),
          },
        ],
      },
      servicesToolkit: {
        clusters: Object.fromEntries(
          clusters.map(([name, { settings = {} }]) => [name, settings]),
        ),
      },
    })}`,
    { mode: 0o600 },
  );
}
