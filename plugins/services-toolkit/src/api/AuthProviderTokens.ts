import type { OpenIdConnectApi } from '@backstage/core-plugin-api';
import type { ClusterTokensApi } from './clusterTokensApiRef';

/** ID tokens of Backstage's own auth providers, of who is signed in there already: nobody is asked to. */
export class AuthProviderTokens implements ClusterTokensApi {
  readonly #providers: Readonly<Record<string, OpenIdConnectApi>>;

  constructor(providers: Readonly<Record<string, OpenIdConnectApi>>) {
    this.#providers = providers;
  }

  async getIdToken(provider: string): Promise<string | undefined> {
    const api = Object.hasOwn(this.#providers, provider)
      ? this.#providers[provider]
      : undefined;
    return (await api?.getIdToken({ optional: true })) || undefined;
  }
}
