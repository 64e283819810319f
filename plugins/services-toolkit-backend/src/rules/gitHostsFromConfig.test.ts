import { mockServices } from '@backstage/backend-test-utils';
import { gitHostsFromConfig } from './gitHostsFromConfig';

describe('gitHostsFromConfig', () => {
  it('names the hosts that there are credentials for, and no others', () => {
    const integrations = {
      github: [
        { token: 'a' },
        { host: 'github.example.org', apps: [] },
        { host: 'public.example.org' },
      ],
      gitlab: [{ host: 'gitlab.example.org', token: 'b' }],
      bitbucketServer: [{ host: 'bitbucket.example.org', token: 'c' }],
      gitea: [{ host: 'gitea.example.org', username: 'd' }],
      azure: [{ credentials: [{ personalAccessToken: 'e' }] }],
    };
    expect(
      gitHostsFromConfig(mockServices.rootConfig({ data: { integrations } })),
    ).toEqual([
      'bitbucket.example.org',
      'dev.azure.com',
      'github.com',
      'github.example.org',
      'gitlab.example.org',
    ]);
  });

  it('names none where nothing is configured, as in the demo', () => {
    expect(gitHostsFromConfig(mockServices.rootConfig())).toEqual([]);
  });
});
