import { clusterTokens } from './clusterTokens';

const prefix = 'backstage-kubernetes-authorization';

describe('clusterTokens', () => {
  it.each([
    ['one', { [`${prefix}-oidc-okta`]: 'abc' }, { okta: 'abc' }],
    [
      'a scheme before it',
      { [`${prefix}-oidc-okta`]: 'Bearer abc' },
      { okta: 'abc' },
    ],
    [
      'a provider with dashes',
      { [`${prefix}-oidc-my-idp`]: 'abc' },
      { 'my-idp': 'abc' },
    ],
    [
      'other ways to sign in',
      { [`${prefix}-google`]: 'abc', authorization: 'x' },
      {},
    ],
    ['nothing', { [`${prefix}-oidc-okta`]: ' ' }, {}],
  ])('%s', (_, headers, tokens) => {
    expect(Object.fromEntries(clusterTokens(headers))).toEqual(tokens);
  });

  it('leaves no token in what is written as JSON', () => {
    const user = { tokens: clusterTokens({ [`${prefix}-oidc-okta`]: 'abc' }) };
    expect(JSON.stringify(user)).not.toContain('abc');
  });
});
