import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { AuthenticationError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import type { DemoIssuer } from './DemoIssuer';
import { isOwnAddress } from './isOwnAddress';

/** The header in which a browser says who it wants to be: a user's name (`alice`) or entity ref. */
export const demoUserHeader = 'x-demo-user';

/** Who signed in: by the word of the browser, and of the issuer where there is one. */
export interface DemoAuthResult {
  userRef: string;
}

/**
 * Takes the user from the header `x-demo-user`.
 *
 * @param users - the entity refs that may be asked for
 * @param baseUrls - where the portal is; requests for any other host but this machine are refused
 * @param issuer - gives them ID tokens, which are the session's `providerInfo.idToken`
 */
export function createDemoAuthenticator(
  users: readonly string[],
  baseUrls: readonly string[],
  issuer?: Pick<DemoIssuer, 'signIn'>,
) {
  return createProxyAuthenticator({
    defaultProfileTransform: async (result: DemoAuthResult) => ({
      profile: { displayName: parseEntityRef(result.userRef).name },
    }),
    initialize() {},
    async authenticate({ req }) {
      const { host } = req.headers;
      if (!isOwnAddress(host, baseUrls)) {
        throw new AuthenticationError(
          `The demo signs in nobody by the host '${host}'. Open it as ${baseUrls.join(
            ' or ',
          )}; another address has to be app.baseUrl in the configuration.`,
        );
      }
      const userRef = findUser(users, req.header(demoUserHeader));
      if (!issuer) return { result: { userRef } };

      const { idToken, subject } = await issuer.signIn(
        parseEntityRef(userRef).name,
      );
      return {
        result: { userRef: findUser(users, subject) },
        providerInfo: { idToken },
      };
    },
  });
}

function findUser(users: readonly string[], asked: string | undefined): string {
  const choice = `Ask for one of ${users.join(', ')}.`;
  if (!asked) {
    throw new AuthenticationError(
      `Nobody to sign in as: the request has no header '${demoUserHeader}'. ${choice}`,
    );
  }
  const userRef = toUserRef(asked);
  if (!userRef || !users.includes(userRef)) {
    throw new AuthenticationError(
      `The demo has no person '${asked}'. ${choice}`,
    );
  }
  return userRef;
}

function toUserRef(text: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'user',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined; // not an entity ref at all, so nobody's
  }
}
