import type { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * With what a Git host of each kind lets the portal in, as `integrations` of app-config.yaml has it
 * (https://backstage.io/docs/integrations/), and which host it is where none is said.
 */
const kinds: Record<string, { host?: string; credentials: readonly string[] }> =
  {
    azure: {
      host: 'dev.azure.com',
      credentials: ['credentials', 'credential', 'token'],
    },
    bitbucketCloud: {
      host: 'bitbucket.org',
      credentials: ['appPassword', 'token', 'clientSecret'],
    },
    bitbucketServer: { credentials: ['token', 'password'] },
    gerrit: { credentials: ['password'] },
    gitea: { credentials: ['password'] },
    github: { host: 'github.com', credentials: ['token', 'apps'] },
    gitlab: { host: 'gitlab.com', credentials: ['token'] },
  };

/** The Git hosts that the portal has credentials for, ordered by name. */
export function gitHostsFromConfig(config: RootConfigService): string[] {
  const hosts = Object.entries(kinds).flatMap(([kind, { host, credentials }]) =>
    (config.getOptionalConfigArray(`integrations.${kind}`) ?? []).flatMap(
      integration =>
        credentials.some(key => integration.has(key))
          ? integration.getOptionalString('host') ?? host ?? []
          : [],
    ),
  );
  return [...new Set(hosts)].sort();
}
