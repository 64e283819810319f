import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { createRemoteJWKSet, jwtVerify } from 'jose';

/** How the OpenID Connect issuer of the demo is reached. */
export interface DemoIssuerConfig {
  url: string;
  clientId: string;
  clientSecret: string;
}

/** What stands for the issuer's sign-in page; see packages/demo. */
const personGrant = 'urn:services-toolkit:demo:person';

/** The OpenID Connect issuer that says who the demo's people are, to this portal and to clusters. */
export class DemoIssuer {
  readonly #config: DemoIssuerConfig;

  constructor(config: DemoIssuerConfig) {
    this.#config = config;
  }

  /**
   * The ID token of a person, checked.
   *
   * @throws AuthenticationError where the issuer does not know the person, ServiceUnavailableError where it does not answer
   */
  async signIn(person: string): Promise<{ idToken: string; subject: string }> {
    const { url, clientId, clientSecret } = this.#config;
    const { token_endpoint: endpoint, jwks_uri: keys } = await this.#ask(
      `${url}/.well-known/openid-configuration`,
    );
    const { id_token: idToken = '' } = await this.#ask(endpoint ?? '', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(
          `${clientId}:${clientSecret}`,
        ).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: personGrant, person }),
    });
    const { payload } = await jwtVerify(
      idToken,
      createRemoteJWKSet(new URL(keys ?? '')),
      { issuer: url, audience: clientId },
    );
    return { idToken, subject: payload.sub ?? '' };
  }

  async #ask(
    url: string,
    request?: RequestInit,
  ): Promise<Record<string, string | undefined>> {
    const answer = await fetch(url, request).catch(error => {
      throw new ServiceUnavailableError(
        `The demo's issuer does not answer at ${
          this.#config.url
        }. It may be starting: try again in some seconds.`,
        error,
      );
    });
    if (!answer.ok) {
      throw new AuthenticationError(
        `The demo's issuer refuses to sign in (${
          answer.status
        }): ${await answer.text()}`,
      );
    }
    return answer.json();
  }
}
