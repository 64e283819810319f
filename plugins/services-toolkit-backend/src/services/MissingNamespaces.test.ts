import { MissingNamespaces } from './MissingNamespaces';

describe('MissingNamespaces', () => {
  const user = { userEntityRef: 'user:default/ann', ownershipEntityRefs: [] };
  const cluster = { name: 'workload' } as any;
  const mayGet = jest.fn();
  const missing = new MissingNamespaces({
    namespaces: {
      isMissing: (_cluster, namespace) => namespace === 'nowhere',
    },
    access: { mayGet },
  });
  const asked = () =>
    Promise.all(
      ['nowhere', 'my-apps'].map(name =>
        missing.isMissingFor(user, cluster, name),
      ),
    );

  it('tells who may read the namespace', async () => {
    mayGet.mockResolvedValue({ allowed: true });
    expect(await asked()).toEqual([true, false]);
  });

  it('tells nobody else, and asks the cluster as much either way', async () => {
    mayGet.mockReset().mockResolvedValue({ allowed: false });
    expect(await asked()).toEqual([false, false]);
    expect(mayGet.mock.calls).toEqual(
      ['nowhere', 'my-apps'].map(name => [cluster, user, 'namespaces', name]),
    );
  });

  it('tells nothing where the cluster does not say who may know', async () => {
    mayGet.mockRejectedValue(new Error('away'));
    expect(await asked()).toEqual([false, false]);
  });
});
