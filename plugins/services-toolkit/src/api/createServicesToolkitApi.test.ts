import { AuthProviderTokens } from './AuthProviderTokens';
import { createServicesToolkitApi } from './createServicesToolkitApi';

const header = 'Backstage-Kubernetes-Authorization-oidc-okta';

function setup(
  clusters: object[],
  getIdToken = async (): Promise<string> => 'a-token',
) {
  const fetched: { path: string; headers: Headers }[] = [];
  const api = createServicesToolkitApi({
    discoveryApi: { getBaseUrl: async () => 'http://backend.test' },
    fetchApi: {
      fetch: async (input, init) => {
        const path = new URL(String(input)).pathname;
        fetched.push({ path, headers: new Headers(init?.headers) });
        return Response.json({ items: path === '/clusters' ? clusters : [] });
      },
    },
    clusterTokens: new AuthProviderTokens({ okta: { getIdToken } }),
  });
  return { api, fetched };
}

const cluster = (tokenProvider?: string) => ({ name: 'a', tokenProvider });

describe('createServicesToolkitApi', () => {
  it("brings the person's own token along where a cluster takes nothing else", async () => {
    const { api, fetched } = setup([cluster('okta'), cluster('okta')]);
    await api.listClaims();
    await api.listClaims({ owned: true });
    expect(fetched.map(({ path }) => path)).toEqual([
      '/clusters',
      '/claims',
      '/claims',
    ]);
    expect(fetched.map(({ headers }) => headers.get(header))).toEqual([
      null,
      'a-token',
      'a-token',
    ]);
  });

  it('asks for the clusters once where a page asks for them and for what needs tokens', async () => {
    const { api, fetched } = setup([cluster()]);
    const [clusters] = await Promise.all([
      api.listClusters(),
      api.listClaims(),
      api.listClusters(),
    ]);
    expect(clusters.items).toEqual([cluster()]);
    expect(fetched.map(({ path }) => path)).toEqual(['/clusters', '/claims']);
    await api.listClusters();
    expect(fetched).toHaveLength(3);
  });

  it('waits for no token where no cluster is asked as the person', async () => {
    const { api, fetched } = setup([cluster('okta')]);
    await api.listOfferings();
    await api.getOffering({ group: 'services', class: 'postgres' });
    expect(fetched.map(({ path }) => path)).toEqual([
      '/offerings',
      '/offerings/services/postgres',
    ]);
    expect(fetched.map(({ headers }) => headers.get(header))).toEqual([
      null,
      null,
    ]);
  });

  it('asks nobody for a token where no cluster wants one', async () => {
    const getIdToken = jest.fn(async () => 'a-token');
    const { api, fetched } = setup([cluster()], getIdToken);
    await api.listClaims();
    expect(getIdToken).not.toHaveBeenCalled();
    expect(fetched[1]!.headers.get(header)).toBeNull();
  });

  it.each([
    ['is not signed in there', async () => ''],
    ['could not be asked', async () => Promise.reject(new Error('offline'))],
  ])('goes on without where the person %s', async (_, getIdToken) => {
    const { api, fetched } = setup([cluster('okta')], getIdToken);
    await api.listClaims();
    expect(fetched[1]!.headers.get(header)).toBeNull();
  });

  it('knows no provider that the app does not have', async () => {
    const { api, fetched } = setup([cluster('toString')]);
    await api.listClaims();
    expect([...fetched[1]!.headers.keys()]).toEqual([]);
  });
});
