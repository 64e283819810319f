import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { DemoIssuerConfig } from './DemoIssuer';

/** What the provider `demo` needs to know. */
export interface DemoAuthConfig {
  /** The people that one may sign in as: full entity refs of users in the catalog. */
  users: readonly string[];
  /** Where the portal is. */
  baseUrls: readonly string[];
  /** Who vouches for them towards this portal and clusters. Without it they have no tokens of their own. */
  issuer?: DemoIssuerConfig;
}

/**
 * Reads `auth.providers.demo.development.{users, issuer}`, and the portal's addresses.
 *
 * @returns undefined where the provider is not configured
 * @throws InputError where it is configured outside of development
 */
export function readDemoAuthConfig(config: Config): DemoAuthConfig | undefined {
  if (!config.has('auth.providers.demo')) return undefined;

  const environment = config.getOptionalString('auth.environment');
  if (environment !== 'development') {
    throw new InputError(
      `Auth provider 'demo' asks for no password and is for development only, but auth.environment is '${
        environment ?? ''
      }'. Remove auth.providers.demo from the configuration and set up a real provider.`,
    );
  }

  const users = config
    .getStringArray('auth.providers.demo.development.users')
    .map(ref => {
      const { kind, ...rest } = parseEntityRef(ref, { defaultKind: 'user' });
      if (kind.toLocaleLowerCase('en-US') !== 'user') {
        throw new InputError(
          `auth.providers.demo.development.users: '${ref}' is no user. Give entity refs such as 'user:default/alice'.`,
        );
      }
      return stringifyEntityRef({ kind, ...rest });
    });
  const issuer = config.getOptionalConfig(
    'auth.providers.demo.development.issuer',
  );
  return {
    users,
    baseUrls: [
      ...new Set(
        ['app.baseUrl', 'backend.baseUrl'].flatMap(
          key => config.getOptionalString(key) ?? [],
        ),
      ),
    ],
    ...(issuer && {
      issuer: {
        url: issuer.getString('url'),
        clientId: issuer.getString('clientId'),
        clientSecret: issuer.getString('clientSecret'),
      },
    }),
  };
}
