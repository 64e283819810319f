import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { parseArgs } from 'node:util';
import { people } from './people';
import { personGrant } from './personGrant';

/** Long enough for a coffee, short enough that one sees the portal renew it. */
const tokenLifetimeS = 30 * 60;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: '' },
      cert: { type: 'string', default: '' },
      key: { type: 'string', default: '' },
    },
  });
  const clientSecret = process.env.ISSUER_CLIENT_SECRET;
  if (!clientSecret) throw new Error('ISSUER_CLIENT_SECRET is not set');
  // It is an ES module.
  // @ts-expect-error -- and brings no types
  const { default: Provider, errors } = await import('oidc-provider');
  // Its own development keys are known to everybody.
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(values.url, {
    clients: [
      {
        client_id: 'portal',
        client_secret: clientSecret,
        grant_types: [personGrant],
        response_types: [],
        redirect_uris: [],
      },
    ],
    claims: { openid: ['sub', 'groups'] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: { devInteractions: { enabled: false } },
    jwks: {
      keys: [
        { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' },
      ],
    },
  });
  provider.on('server_error', (_: unknown, error: Error) =>
    console.error(error),
  );
  provider.registerGrantType(
    personGrant,
    async (ctx: {
      body: object;
      oidc: { params: { person?: string }; client: object };
    }) => {
      const { params, client } = ctx.oidc;
      const person = params.person ?? '';
      const known = Object.hasOwn(people, person) ? people[person] : undefined;
      if (!known) throw new errors.InvalidGrant('there is no such person');
      const token = new provider.IdToken(
        { sub: person, groups: known.groups },
        { client, ctx },
      );
      token.scope = 'openid';
      ctx.body = {
        token_type: 'Bearer',
        expires_in: tokenLifetimeS,
        id_token: await token.issue({
          use: 'idtoken',
          expiresAt: Math.floor(Date.now() / 1000) + tokenLifetimeS,
        }),
      };
    },
    ['person'],
  );

  const server = createServer(
    { cert: readFileSync(values.cert), key: readFileSync(values.key) },
    provider.callback(),
  );
  server.listen(Number(new URL(values.url).port), '127.0.0.1');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit());
      server.closeAllConnections();
    });
  }
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
