import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readClustersConfig } from './readClustersConfig';

const workload = {
  name: 'workload',
  url: 'https://127.0.0.1:6443',
  authProvider: 'serviceAccount',
  serviceAccountToken: 'the-token',
  caData: 'Y2E=',
};

function read(
  clusters: JsonObject | string | undefined,
  section: JsonObject[] = [workload],
  catalog?: JsonObject,
  locators: JsonObject[] = [],
) {
  return readClustersConfig(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          ...locators,
          { type: 'config', clusters: section },
        ],
      },
      servicesToolkit: {
        ...(clusters !== undefined && { clusters }),
        ...(catalog && { catalog }),
      },
    }),
  );
}

function assertFound(): never {
  throw new Error('there is no cluster');
}

describe('readClustersConfig', () => {
  it('joins the settings of a cluster with the kubernetes: section, and knows defaults', () => {
    expect(read({ workload: {} })).toEqual([
      {
        name: 'workload',
        group: 'services',
        identity: 'impersonate',
        connection: {
          kind: 'direct',
          server: 'https://127.0.0.1:6443',
          token: 'the-token',
          ofTheSection: { token: 'the-token' },
          caData: 'Y2E=',
          skipTLSVerify: false,
        },
      },
    ]);
  });

  it("knows whose tokens people bring, and keeps the portal's own", () => {
    const [cluster] = read({ workload: { identity: 'user' } }, [
      { ...workload, authProvider: 'oidc', oidcTokenProvider: 'okta' },
    ]);
    expect(cluster).toMatchObject({
      identity: 'user',
      tokenProvider: 'okta',
      connection: { token: 'the-token' },
    });
  });

  it('takes group, identity and title, and names that Backstage would not take as config keys', () => {
    const [cluster] = read(
      {
        'prod-1.eu': {
          group: 'team-data',
          identity: 'serviceAccount',
          title: 'Production 1',
        },
      },
      [{ ...workload, name: 'prod-1.eu', title: 'not this' }],
    );
    expect(cluster).toMatchObject({
      name: 'prod-1.eu',
      group: 'team-data',
      identity: 'serviceAccount',
      title: 'Production 1',
    });
  });

  it("takes the portal's own token before that of the kubernetes: section", () => {
    expect(
      read({ workload: { serviceAccountTokenFile: '/own' } }),
    ).toMatchObject([
      {
        connection: {
          tokenFile: '/own',
          ofTheSection: { token: 'the-token' },
        },
      },
    ]);
    const [{ connection } = assertFound()] = read({
      workload: { serviceAccountToken: 'own' },
    });
    expect(connection).toMatchObject({ token: 'own' });
    // How people sign in there is then no matter.
    expect(
      read({ workload: { serviceAccountToken: 'own' } }, [
        { ...workload, authProvider: 'google' },
      ]),
    ).toMatchObject([{ connection: { token: 'own', ofTheSection: {} } }]);
  });

  it('takes the title of the kubernetes: section and the default group of servicesToolkit.catalog.namespace', () => {
    expect(
      read({ workload: {} }, [{ ...workload, title: 'Workload' }], {
        namespace: 'platform',
      }),
    ).toMatchObject([{ title: 'Workload', group: 'platform' }]);
  });

  it('has no clusters where none is named, whatever the kubernetes: section says', () => {
    expect(read(undefined)).toEqual([]);
    expect(read({}, [{ ...workload, url: 'nonsense' }])).toEqual([]);
  });

  it('does not look into clusters that it is not told to use', () => {
    const other = { name: 'gke', url: 'x', authProvider: 'google' };
    expect(read({ workload: {} }, [other, workload])).toHaveLength(1);
  });

  it('reaches a cluster through the kubernetes plugin where that is switched on, whoever supplies it', () => {
    const gke = { name: 'gke', url: 'x', authProvider: 'google', title: 'GKE' };
    expect(
      read(
        {
          gke: { proxy: true, identity: 'serviceAccount', watchSeconds: 5 },
          elsewhere: { proxy: true, identity: 'serviceAccount' },
        },
        [gke],
      ),
    ).toMatchObject([
      {
        name: 'gke',
        title: 'GKE',
        connection: { kind: 'proxy', watchSeconds: 5 },
      },
      { name: 'elsewhere', connection: { kind: 'proxy', watchSeconds: 30 } },
    ]);
  });

  it('takes whose tokens people bring to such a cluster', () => {
    expect(
      read({
        eks: { proxy: true, identity: 'user', oidcTokenProvider: 'okta' },
      }),
    ).toMatchObject([{ identity: 'user', tokenProvider: 'okta' }]);
  });

  it('finds in the catalog what the kubernetes: section does not describe, if that says so', () => {
    const allowedHosts = ['*.example.com'];
    expect(
      read(
        { eks: { serviceAccountTokenFile: '/token', allowedHosts } },
        [],
        undefined,
        [{ type: 'catalog' }],
      ),
    ).toMatchObject([
      {
        connection: {
          kind: 'catalog',
          tokenFile: '/token',
          allowed: [{ host: '.example.com', port: '443', path: '' }],
        },
      },
    ]);
  });

  it.each<[string, JsonObject, string[]]>([
    [
      'without a token',
      { allowedHosts: ['a.example'] },
      ['serviceAccountToken', 'allowedHosts'],
    ],
    [
      'without the hosts that it may be sent to',
      { serviceAccountToken: 'the-token' },
      ['allowedHosts', 'may be sent to'],
    ],
    [
      'with two tokens',
      {
        allowedHosts: ['a.example'],
        serviceAccountToken: 'the-token',
        serviceAccountTokenFile: '/token',
      },
      ['both serviceAccountToken and serviceAccountTokenFile'],
    ],
    [
      'with hosts that are no list',
      { serviceAccountToken: 'the-token', allowedHosts: 'a' },
      ['list of texts'],
    ],
    [
      'with an address that is not https',
      { serviceAccountToken: 'the-token', allowedHosts: ['http://a.example'] },
      ['allowedHosts has "http://a.example"', 'https address'],
    ],
    [
      'with a host that is any',
      { serviceAccountToken: 'the-token', allowedHosts: ['*'] },
      ['allowedHosts has "*"'],
    ],
    [
      'with two authorities',
      {
        serviceAccountToken: 'the-token',
        allowedHosts: ['a.example'],
        caData: 'Y2E=',
        caFile: '/ca.pem',
      },
      ['both caData and caFile'],
    ],
  ])('refuses one of the catalog %s', (_, settings, words) => {
    const attempt = () =>
      read({ eks: settings }, [], undefined, [{ type: 'catalog' }]);
    for (const word of words) {
      expect(attempt).toThrow(word);
    }
    expect(attempt).not.toThrow('the-token');
  });

  const without = (key: keyof typeof workload): JsonObject => {
    const { [key]: _, ...rest } = workload;
    return rest;
  };

  it.each<[string, JsonObject | string, JsonObject[], string[]]>([
    [
      'a cluster that the kubernetes: section does not have',
      { nowhere: {} },
      [workload],
      [
        'servicesToolkit.clusters.nowhere',
        '"workload"',
        'clusterLocatorMethods',
      ],
    ],
    [
      'clusters that are not a map',
      'workload',
      [workload],
      ['servicesToolkit.clusters must map'],
    ],
    [
      'settings that are not an object',
      { workload: 'services' },
      [workload],
      ['servicesToolkit.clusters.workload must be an object'],
    ],
    [
      "two tokens of the portal's own",
      {
        workload: {
          serviceAccountToken: 'the-token',
          serviceAccountTokenFile: '/token',
        },
      },
      [workload],
      ['workload has both serviceAccountToken and serviceAccountTokenFile'],
    ],
    [
      'hosts where the kubernetes: section has the address',
      { workload: { allowedHosts: ['a.example'] } },
      [workload],
      ['workload.allowedHosts has no effect', 'section describes "workload"'],
    ],
    [
      'acting as people with the credentials of the kubernetes plugin',
      { workload: { proxy: true, identity: 'impersonate' } },
      [workload],
      ['workload has proxy: true', 'Impersonate', 'serviceAccountToken'],
    ],
    [
      'the same where nothing says otherwise',
      { workload: { proxy: true } },
      [workload],
      ['identity cannot be "impersonate"'],
    ],
    [
      'a token where the kubernetes plugin has one',
      { workload: { proxy: true, allowedHosts: ['a'] } },
      [workload],
      ['workload.allowedHosts', 'kubernetes plugin has the credentials'],
    ],
    [
      'a time that is none',
      {
        workload: {
          proxy: true,
          identity: 'serviceAccount',
          watchSeconds: 0.5,
        },
      },
      [workload],
      ['workload.watchSeconds must be a whole number'],
    ],
    [
      'a time for watches that need none',
      { workload: { watchSeconds: 5 } },
      [workload],
      ['workload.watchSeconds has no effect', 'proxy: true'],
    ],
    [
      'a switch that is none',
      { workload: { proxy: 'yes' } },
      [workload],
      ['servicesToolkit.clusters.workload.proxy must be true or false'],
    ],
    [
      'an unknown setting',
      { workload: { grup: 'services' } },
      [workload],
      ['servicesToolkit.clusters.workload.grup', 'group, identity, title'],
    ],
    [
      'an unknown identity',
      { workload: { identity: 'admin' } },
      [workload],
      ['servicesToolkit.clusters.workload.identity', '"admin"', 'impersonate'],
    ],
    [
      'a group that is no catalog namespace',
      { workload: { group: 'My Services' } },
      [workload],
      ['servicesToolkit.clusters.workload.group', '"My Services"'],
    ],
    [
      'two clusters of one name',
      { workload: {} },
      [workload, workload],
      ['two clusters "workload"'],
    ],
    [
      'an address that is none',
      { workload: {} },
      [{ ...workload, url: '10.0.0.1' }],
      ['Cluster "workload"', 'url "10.0.0.1"'],
    ],
    [
      'an auth provider that we cannot use',
      { workload: {} },
      [{ ...workload, authProvider: 'google' }],
      ['Cluster "workload"', '"google"', 'serviceAccount'],
    ],
    [
      "people's own tokens without saying whose",
      { workload: { identity: 'user' } },
      [workload],
      ['servicesToolkit.clusters.workload.identity', 'oidcTokenProvider'],
    ],
    [
      'no token',
      { workload: {} },
      [without('serviceAccountToken')],
      [
        'cluster "workload"',
        'servicesToolkit.clusters.workload.serviceAccountToken',
        'services-toolkit-portal',
      ],
    ],
    [
      'two tokens',
      { workload: {} },
      [{ ...workload, serviceAccountTokenFile: '/token' }],
      ['both serviceAccountToken and serviceAccountTokenFile'],
    ],
    [
      'two certificate authorities',
      { workload: {} },
      [{ ...workload, caFile: '/ca.pem' }],
      ['both caData and caFile'],
    ],
  ])(
    'refuses %s, and says where and what to do',
    (_, clusters, section, words) => {
      let message = '';
      try {
        read(clusters, section);
      } catch (error) {
        message = String(error);
      }
      for (const word of words) {
        expect(message).toContain(word);
      }
      expect(message).not.toContain('the-token');
    },
  );
});
