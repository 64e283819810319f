import { ServiceUnavailableError } from '@backstage/errors';
import type {
  ReadModel,
  ServicesToolkitClusters,
} from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { LinkLister } from './LinkLister';
import type { KubernetesAccess } from './KubernetesAccess';

const link = {
  metadata: { name: 'link-a', namespace: 'links' },
  spec: { upstream: { name: 'services' } },
};
const alice = {
  userEntityRef: 'user:default/alice',
  ownershipEntityRefs: [],
};

function setUp(mayList: KubernetesAccess['mayList']) {
  const asked: string[] = [];
  const clusters = ['workload', 'plain'].map(name => ({
    name,
    status: () => ({ reachable: true }),
  }));
  const lister = new LinkLister({
    clusters: { list: () => clusters } as unknown as ServicesToolkitClusters,
    model: {
      offerings: { of: () => ({ ok: false }) },
      projection: {
        of: (cluster: string, kind: string) =>
          cluster === 'workload' && kind === 'downstreamClusterLinks'
            ? { ok: true, list: () => [link] }
            : { ok: false },
        isCurrent: () => true,
      },
    } as unknown as Pick<ReadModel, 'offerings' | 'projection'>,
    access: {
      mayList: (cluster, user, kind) => {
        asked.push(`${cluster.name} ${kind}`);
        return mayList(cluster, user, kind);
      },
    },
  });
  return { asked, lister };
}

describe('LinkLister', () => {
  it('asks nobody about a cluster that has no links', async () => {
    const { asked, lister } = setUp(async () => ({ allowed: true }));
    const { items } = await lister.list({ user: alice });
    expect(items).toMatchObject([{ cluster: 'workload', usedBy: [] }]);
    expect(items[0]?.uses).toMatchObject([{ name: 'link-a' }]);
    expect(asked).toEqual([
      'workload downstreamClusterLinks',
      'workload clusterAPIGroupImports',
      'workload apiResourceImports',
    ]);
  });

  it('shows nothing of a side of which a part is hidden', async () => {
    const { lister } = setUp(async (_cluster, _user, kind) =>
      kind === 'apiResourceImports' ? { allowed: false } : { allowed: true },
    );
    expect((await lister.list({ user: alice })).items).toEqual([
      {
        ...{ cluster: 'workload', uses: [], usedBy: [] },
        hidden: [
          {
            verb: 'list',
            resource:
              'apiresourceimports.projection.apiresources.multicluster.x-tanzu.vmware.com',
          },
        ],
      },
    ]);
  });

  it('says that a cluster did not tell whether one may see it', async () => {
    const { lister } = setUp(async () => {
      throw new ServiceUnavailableError('No answer');
    });
    expect((await lister.list({ user: alice })).items).toEqual([
      ...[
        { cluster: 'workload', uses: [], usedBy: [], unanswered: 'No answer' },
      ],
    ]);
  });
});
