import type { DiscoveryApi, IdentityApi } from '@backstage/frontend-plugin-api';
import type { ClusterTokensApi } from '@services-toolkit/backstage-plugin-services-toolkit';

/** A token is renewed when it has less than this left. */
const marginMs = 60_000;

/** The ID tokens of the demo's people, from the session that they are signed in with. */
export class DemoTokens implements ClusterTokensApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #identityApi: IdentityApi;
  #last: { user: string; token: string; until: number } | undefined;

  constructor(deps: { discoveryApi: DiscoveryApi; identityApi: IdentityApi }) {
    this.#discoveryApi = deps.discoveryApi;
    this.#identityApi = deps.identityApi;
  }

  async getIdToken(provider: string): Promise<string | undefined> {
    if (provider !== 'demo') return undefined;
    const { userEntityRef: user } =
      await this.#identityApi.getBackstageIdentity();
    if (this.#last?.user !== user || this.#last.until < Date.now()) {
      const token = await this.#ask(user);
      this.#last = token
        ? { user, token, until: expiryOf(token) - marginMs }
        : undefined;
    }
    return this.#last?.token;
  }

  async #ask(user: string): Promise<string | undefined> {
    const base = await this.#discoveryApi.getBaseUrl('auth');
    const answer = await fetch(`${base}/demo/refresh`, {
      headers: {
        'x-demo-user': user,
        'x-requested-with': 'XMLHttpRequest',
      },
    });
    if (!answer.ok) return undefined;
    const session: { providerInfo?: { idToken?: string } } =
      await answer.json();
    return session.providerInfo?.idToken;
  }
}

function expiryOf(token: string): number {
  const [, payload = ''] = token.split('.');
  const { exp } = JSON.parse(
    window.atob(payload.replace(/-/g, '+').replace(/_/g, '/')),
  );
  return Number(exp) * 1000;
}
