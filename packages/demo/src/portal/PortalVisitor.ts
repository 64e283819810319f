/** One of the demo's people at the portal's API. */
export class PortalVisitor {
  /** @throws Error with the status where the portal does not let them in (yet) */
  static async signIn(
    url: string,
    name: 'alice' | 'bob' | 'carol',
    signal?: AbortSignal,
  ): Promise<PortalVisitor> {
    const answer = await fetch(`${url}/api/auth/demo/refresh`, {
      headers: { 'x-demo-user': name },
      ...(signal && { signal }),
    });
    if (!answer.ok) throw new Error(`sign-in answers ${answer.status}`);
    const body: {
      backstageIdentity?: { token?: string };
      providerInfo?: { idToken?: string };
    } = await answer.json();
    const token = body.backstageIdentity?.token;
    if (!token) throw new Error('sign-in gives no token');
    return new PortalVisitor(url, token, body.providerInfo?.idToken, signal);
  }

  private constructor(
    private readonly url: string,
    private readonly token: string,
    /** For clusters that take only people's own tokens; sent along as the portal's pages do. */
    private readonly idToken?: string,
    private readonly signal?: AbortSignal,
  ) {}

  /** The same person, without a token of their own. */
  withoutIdToken(): PortalVisitor {
    return new PortalVisitor(this.url, this.token, undefined, this.signal);
  }

  /** @throws Error with the status of any other answer than a good one */
  async get<T>(path: string): Promise<T> {
    return (await this.#send('GET', path)).json();
  }

  /** @throws as `get` */
  async post<T>(path: string, body: object): Promise<T> {
    return (await this.#send('POST', path, body)).json();
  }

  /** @throws as `get` */
  async delete(path: string): Promise<void> {
    await this.#send('DELETE', path);
  }

  async #send(method: string, path: string, body?: object): Promise<Response> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(this.idToken && {
          'backstage-kubernetes-authorization-oidc-demo': this.idToken,
        }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      ...(this.signal && { signal: this.signal }),
    });
    if (!answer.ok) {
      throw new Error(
        `${method} ${path} answers ${answer.status}: ${await answer.text()}`,
      );
    }
    return answer;
  }
}
