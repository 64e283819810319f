import { ConfigReader } from '@backstage/config';
import { readDemoAuthConfig } from './config';

const read = (auth: object) =>
  readDemoAuthConfig(new ConfigReader({ auth: { ...auth } }));
const demo = {
  demo: { development: { users: ['alice', 'user:default/bob'] } },
};

describe('readDemoAuthConfig', () => {
  it('takes names and entity refs', () => {
    expect(read({ environment: 'development', providers: demo })).toEqual({
      users: ['user:default/alice', 'user:default/bob'],
      baseUrls: [],
    });
  });

  it('takes the addresses of the portal, each once', () => {
    const addressesIn = (data: object) =>
      readDemoAuthConfig(
        new ConfigReader({
          auth: { environment: 'development', providers: demo },
          ...data,
        }),
      )?.baseUrls;
    const [app, backend] = [
      'https://app.example.org',
      'https://api.example.org',
    ];
    expect(
      addressesIn({ app: { baseUrl: app }, backend: { baseUrl: app } }),
    ).toEqual([app]);
    expect(
      addressesIn({ app: { baseUrl: app }, backend: { baseUrl: backend } }),
    ).toEqual([app, backend]);
  });

  it('takes the issuer', () => {
    const issuer = {
      url: 'https://localhost:1',
      clientId: 'portal',
      clientSecret: 'secret',
    };
    expect(
      read({
        environment: 'development',
        providers: { demo: { development: { users: ['alice'], issuer } } },
      }),
    ).toEqual({ users: ['user:default/alice'], baseUrls: [], issuer });
  });

  it('is silent where the provider is not configured', () => {
    expect(read({ environment: 'production', providers: {} })).toBeUndefined();
  });

  it.each(['production', 'staging', undefined])(
    'refuses to be configured in the environment %s',
    environment => {
      expect(() => read({ environment, providers: demo })).toThrow(
        /for development only.*set up a real provider/,
      );
    },
  );

  it('refuses what is no user', () => {
    expect(() =>
      read({
        environment: 'development',
        providers: { demo: { development: { users: ['group:default/all'] } } },
      }),
    ).toThrow(/'group:default\/all' is no user/);
  });
});
