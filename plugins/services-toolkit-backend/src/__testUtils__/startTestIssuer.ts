import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { certificateForLocalhost } from '@services-toolkit/test-support';

/** A real OpenID Connect issuer, which API servers and test portals can trust. */
export interface TestIssuer {
  url: string;
  /** PEM of the certificate that it serves with. */
  ca: string;
  /** The audience of its tokens. */
  clientId: string;
  /** An ID token of a person, as the browser has it after signing in. */
  tokenFor(
    person: string,
    options?: { groups?: string[]; expired?: boolean },
  ): Promise<string>;
  stop(): Promise<void>;
}

const clientId = 'kubernetes';

export async function startTestIssuer(): Promise<TestIssuer> {
  const { cert, key } = await certificateForLocalhost();
  // It is an ES module.
  // @ts-expect-error -- and brings no types
  const { default: Provider } = await import('oidc-provider');
  const handler: { handle?: RequestListener } = {};
  const server = createServer({ cert, key }, (req, res) =>
    handler.handle?.(req, res),
  );
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        client_secret: 'of-no-interest',
        redirect_uris: [`${url}/callback`],
      },
    ],
    claims: { openid: ['sub', 'groups'] },
  });
  handler.handle = provider.callback();
  const client = await provider.Client.find(clientId);
  return {
    url,
    ca: cert,
    clientId,
    async tokenFor(person, { groups = [], expired = false } = {}) {
      if (!client) throw new Error(`The issuer has no client ${clientId}`);
      // What the token endpoint makes at the end of a sign-in, which is a browser's business and not the portal's.
      const token = new provider.IdToken(
        { sub: person, groups },
        { client, ctx: undefined },
      );
      token.scope = 'openid';
      const now = Math.floor(Date.now() / 1000);
      return token.issue({
        use: 'idtoken',
        expiresAt: expired ? now - 60 : now + 600,
      });
    },
    stop: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
