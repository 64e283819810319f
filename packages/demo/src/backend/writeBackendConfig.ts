import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { ServiceAccountAccess } from '../cluster/serviceAccountKubeconfig';
import type { IssuerAccess } from '../issuer/startIssuer';

/** A cluster as the backend is told of it. */
export interface ConfiguredCluster {
  /** Of the portal's ServiceAccount there. */
  access: Pick<ServiceAccountAccess, 'server' | 'caData' | 'tokenFile'>;
  /** The Backstage auth provider whose ID tokens people use there. */
  tokenProvider?: string;
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
  /** Who vouches for the demo's people; its secret comes from the environment. */
  issuer?: Pick<IssuerAccess, 'url' | 'clientId'>;
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
      ...(options.issuer && {
        auth: {
          providers: {
            demo: {
              development: {
                issuer: {
                  url: options.issuer.url,
                  clientId: options.issuer.clientId,
                  clientSecret: '${ISSUER_CLIENT_SECRET}',
                },
              },
            },
          },
        },
      }),
      kubernetes: {
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: clusters.map(([name, { access, tokenProvider }]) => ({
              name,
              url: access.server,
              ...(tokenProvider
                ? { authProvider: 'oidc', oidcTokenProvider: tokenProvider }
                : { authProvider: 'serviceAccount' }),
              caData: access.caData,
            })),
          },
        ],
      },
      servicesToolkit: {
        clusters: Object.fromEntries(
          clusters.map(([name, { access, settings = {} }]) => [
            name,
            {
              ...settings,
              // The portal's alone: in the section above it would be the Kubernetes plugin's, too.
              serviceAccountTokenFile: path.resolve(access.tokenFile),
            },
          ]),
        ),
      },
    })}`,
    { mode: 0o600 },
  );
}
