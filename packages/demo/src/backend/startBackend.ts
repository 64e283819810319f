import path from 'node:path';
import type { IssuerAccess } from '../issuer/startIssuer';
import { rootDir } from '../paths';
import type { Postgres } from '../postgres/startPostgres';
import { childEnvironment } from '../process/childEnvironment';
import type { Guardian } from '../process/Guardian';
import type { Running } from '../process/Running';
import { startProcess } from '../process/startProcess';

/** Options of {@link startBackend}. */
export interface StartBackendOptions {
  /** What is laid over app-config.yaml. */
  config: string;
  /** Laid over that. */
  furtherConfig?: string;
  postgres: Pick<Postgres, 'host' | 'port' | 'portal'>;
  issuer?: Pick<IssuerAccess, 'caFile' | 'clientSecret'>;
  /** Another program than the portal's own; relative to packages/backend. */
  program?: string;
  log: string;
  guardian?: Guardian;
}

/** Starts the portal's backend from its sources, as `backstage-cli package start` would, without watching them. */
export function startBackend({
  config,
  furtherConfig,
  postgres,
  issuer,
  program = 'src/index.ts',
  log,
  guardian,
}: StartBackendOptions): Running {
  return startProcess({
    title: 'The backend',
    command: process.execPath,
    args: [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      program,
      ...['--config', path.join(rootDir, 'app-config.yaml')],
      ...['--config', config],
      ...(furtherConfig ? ['--config', furtherConfig] : []),
    ],
    cwd: path.join(rootDir, 'packages/backend'),
    env: childEnvironment({
      NODE_ENV: 'production',
      POSTGRES_HOST: postgres.host,
      POSTGRES_PORT: String(postgres.port),
      POSTGRES_USER: postgres.portal.user,
      POSTGRES_PASSWORD: postgres.portal.password,
      ...(issuer && {
        ISSUER_CLIENT_SECRET: issuer.clientSecret,
        NODE_EXTRA_CA_CERTS: issuer.caFile,
      }),
    }),
    log,
    ...(guardian && { guardian }),
  });
}
