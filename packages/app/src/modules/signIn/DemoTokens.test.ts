import { DemoTokens } from './DemoTokens';

const tokenFor = (seconds: number) =>
  `e30.${window.btoa(
    JSON.stringify({ exp: Math.floor(Date.now() / 1000) + seconds }),
  )}.signature`;

function setup(answers: (string | undefined)[]) {
  const fetched = jest.spyOn(global, 'fetch').mockImplementation(async () => {
    const idToken = answers.shift();
    return idToken
      ? Response.json({ providerInfo: { idToken } })
      : new Response('nobody', { status: 401 });
  });
  const tokens = new DemoTokens({
    discoveryApi: { getBaseUrl: async id => `http://backend.test/${id}` },
    identityApi: {
      getBackstageIdentity: async () => ({
        type: 'user',
        userEntityRef: 'user:default/alice',
        ownershipEntityRefs: [],
      }),
      getProfileInfo: async () => ({}),
      getCredentials: async () => ({}),
      signOut: async () => {},
    },
  });
  return { tokens, fetched };
}

describe('DemoTokens', () => {
  afterEach(() => jest.restoreAllMocks());

  it('asks for the token of who is signed in, and keeps it while it is good', async () => {
    const token = tokenFor(600);
    const { tokens, fetched } = setup([token]);
    expect(await tokens.getIdToken('demo')).toBe(token);
    expect(await tokens.getIdToken('demo')).toBe(token);
    expect(fetched).toHaveBeenCalledTimes(1);
    const [url, init] = fetched.mock.calls[0]!;
    expect(url).toBe('http://backend.test/auth/demo/refresh');
    expect(new Headers(init?.headers).get('x-demo-user')).toBe(
      'user:default/alice',
    );
  });

  it('renews one that is about to expire', async () => {
    const next = tokenFor(600);
    const { tokens } = setup([tokenFor(30), next]);
    await tokens.getIdToken('demo');
    expect(await tokens.getIdToken('demo')).toBe(next);
  });

  it('has none of another provider, and none where there is no issuer', async () => {
    const { tokens, fetched } = setup([undefined]);
    expect(await tokens.getIdToken('okta')).toBeUndefined();
    expect(fetched).not.toHaveBeenCalled();
    expect(await tokens.getIdToken('demo')).toBeUndefined();
  });
});
