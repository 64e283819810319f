import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { ServiceAccountAccess } from '../cluster/serviceAccountKubeconfig';

/** What the backend has to know of what was started. */
export interface BackendConfigOptions {
  file: string;
  portalUrl: string;
  backendPort: number;
  /** The portal's ServiceAccount on the cluster `workload`. */
  workload: ServiceAccountAccess;
}

/** Writes what this start lays over app-config.yaml. No credential is in it: they stand in files, and the environment. */
export function writeBackendConfig(options: BackendConfigOptions): void {
  const { workload } = options;
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
            clusters: [
              {
                name: 'workload',
                url: workload.server,
                authProvider: 'serviceAccount',
                serviceAccountTokenFile: path.resolve(workload.tokenFile),
                caData: workload.caData,
              },
            ],
          },
        ],
      },
    })}`,
    { mode: 0o600 },
  );
}
