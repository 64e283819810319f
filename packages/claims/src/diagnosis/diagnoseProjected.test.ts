import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  APIResourceImport,
  ClusterAPIGroupImport,
  Condition,
  DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { english } from '../english/english';
import { findProjectedGroup } from '../projection/findProjectedGroup';
import { groupOfClaim, groupOfClass } from '../projection/groupOf';
import type { ObservedProjection } from '../projection/ObservedProjection';
import { runsOn } from '../projection/runsOn';
import {
  aClass,
  aClassClaim,
  aFulfilledClaim,
  condition,
  created,
  databaseRef,
  poolSpec,
  readyPool,
  since,
  statesOf,
  stopsAt,
} from './__testUtils__/observations';
import { diagnoseClaim } from './diagnoseClaim';

const apiVersion =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
const group = 'databases.example.org';

function aLink(...conditions: Condition[]): DownstreamClusterLink {
  return {
    apiVersion,
    kind: 'DownstreamClusterLink',
    metadata: { name: 'link-a', namespace: 'services-toolkit' },
    spec: { upstream: { name: 'services', kubeconfig: { secretName: 's' } } },
    status: {
      conditions,
      upstream: {
        server: 'https://canary.internal:6443',
        lastError: 'connect ECONNREFUSED canary.internal',
      },
    },
  };
}

function anImport(
  name: string,
  versions: string[],
  ...conditions: Condition[]
): ClusterAPIGroupImport {
  return {
    apiVersion,
    kind: 'ClusterAPIGroupImport',
    metadata: { name, creationTimestamp: created },
    spec: {
      group,
      linkRef: { namespace: 'services-toolkit', name: 'link-a' },
    },
    status: { conditions, versions },
  };
}

const opened: APIResourceImport = {
  apiVersion,
  kind: 'APIResourceImport',
  metadata: { name: 'databases', namespace: 'pool' },
  spec: { group },
};

const works = [
  condition('UpstreamReachable', 'True', 'UpstreamReachable'),
  condition('Ready', 'True', 'Ready'),
];
const away = ['UpstreamReachable', 'Ready'].map(type =>
  condition(
    type,
    'False',
    'UpstreamUnreachable',
    'connect ECONNREFUSED canary.internal',
  ),
);
const usable = anImport(
  'databases',
  ['v1'],
  condition('NoConflict', 'True', 'NoConflict'),
  condition('Ready', 'True', 'Ready'),
);
const unusable = (reason: string, versions: string[] = []) =>
  anImport(
    'databases',
    versions,
    condition(
      'NoConflict',
      reason.startsWith('Group') ? 'False' : 'True',
      reason,
    ),
    condition('Ready', 'False', reason),
  );

const here = (
  groupImport: ClusterAPIGroupImport,
  link: DownstreamClusterLink | undefined = aLink(...works),
): ObservedProjection => ({
  group,
  projected: { groupImport, ...(link && { link }) },
  namespace: { name: 'pool', imports: [opened] },
});

const waits = aClassClaim({
  conditions: stopsAt('ResourceClaimCreated', 'ResourceNotReady'),
});
const diagnose = (projection: ObservedProjection) =>
  diagnoseClaim({ claim: waits, class: readyPool, projection });

describe('what is of another cluster', () => {
  it('is on the way to the instance of a claim that has everything', () => {
    const diagnosis = diagnoseClaim({
      ...aFulfilledClaim(),
      projection: here(usable),
    });
    assert.deepEqual(statesOf(diagnosis).slice(2, 7), [
      'source: ok',
      'clusterLink: ok',
      'groupImport: ok',
      'namespaceImport: ok',
      'instance: ok',
    ]);
    assert.equal(diagnosis.state, 'ready');
  });

  it('leaves a claim ready while the link is down, and says since when it is', () => {
    const diagnosis = diagnoseClaim({
      ...aFulfilledClaim(),
      projection: here(usable, aLink(...away)),
    });
    assert.equal(diagnosis.state, 'ready');
    const link = diagnosis.links.find(({ kind }) => kind === 'clusterLink');
    assert.deepEqual([link?.state, link?.since], ['failed', since]);
  });

  const broken: [
    title: string,
    projection: ObservedProjection,
    link: string,
    says: RegExp,
  ][] = [
    [
      'an outage of the service cluster',
      here(usable, aLink(...away)),
      'clusterLink',
      /on the cluster "services", which cannot be reached \(UpstreamUnreachable\)/,
    ],
    [
      'a proxy that is not installed',
      here(
        usable,
        aLink(
          condition('UpstreamReachable', 'True', 'UpstreamReachable'),
          condition('Ready', 'False', 'ProxyNotInstalled'),
        ),
      ),
      'clusterLink',
      /DownstreamClusterLink "link-a".* does not work \(ProxyNotInstalled\)/,
    ],
    [
      'a link that is not there',
      {
        ...here(unusable('LinkNotFound')),
        projected: { groupImport: unusable('LinkNotFound') },
      },
      'clusterLink',
      /There is no DownstreamClusterLink "link-a"/,
    ],
    [
      'a group that the service cluster has not',
      here(unusable('VersionsNotServed')),
      'groupImport',
      /"services" does not serve the API group databases\.example\.org/,
    ],
    [
      'a conflict with what was installed later',
      here(unusable('GroupInstalled', ['v1'])),
      'groupImport',
      /something else in this cluster has it, too \(GroupInstalled\)/,
    ],
    [
      'an import that is not ready for a reason of a later version',
      here(unusable('constructor')),
      'groupImport',
      /ClusterAPIGroupImport "databases".* is not ready \(constructor\)/,
    ],
    [
      'a namespace that is not open',
      { ...here(usable), namespace: { name: 'pool', imports: [] } },
      'namespaceImport',
      /The namespace "pool" is not open for the API group databases/,
    ],
    [
      'a group that nothing imports',
      { group, namespace: { name: 'pool', imports: [opened] } },
      'groupImport',
      /nothing imports that/,
    ],
  ];
  for (const [title, projection, kind, says] of broken) {
    it(`is held up by ${title}, and the platform team has to act`, () => {
      const { state, move, brokenLink, links, messages } = diagnose(projection);
      assert.deepEqual([state, move], ['failed', 'operator']);
      assert.equal(links.find(({ id }) => id === brokenLink)?.kind, kind);
      assert.match(english(messages), says);
      // Where a service cluster is stands in its link only.
      assert.ok(!JSON.stringify(links).includes('canary'));
    });
  }

  it('holds nothing up where the group is of this cluster itself', () => {
    const projection = here(unusable('GroupInstalled'));
    const { links, brokenLink } = diagnose(projection);
    assert.deepEqual(
      links
        .filter(({ kind }) => /Import$|^clusterLink$/.test(kind))
        .map(({ kind, state }) => [kind, state]),
      [['groupImport', 'ok']],
    );
    assert.notEqual(brokenLink, 'groupImport');
    assert.ok(projection.projected);
    assert.equal(runsOn(projection.projected), undefined);
  });

  it('is waited for while nobody has looked at link and import', () => {
    const diagnosis = diagnose(here(anImport('databases', []), aLink()));
    assert.deepEqual(
      statesOf(diagnosis).filter(one => /Link|group/.test(one)),
      ['clusterLink: waiting', 'groupImport: waiting'],
    );
  });
});

describe('runsOn', () => {
  const link = { namespace: 'services-toolkit', name: 'link-a' };
  const place = (
    groupImport: ClusterAPIGroupImport,
    ofLink: DownstreamClusterLink | undefined,
  ) => runsOn({ groupImport, ...(ofLink && { link: ofLink }) });

  it('names cluster and link, how they are, and no address', () => {
    assert.deepEqual(place(usable, aLink(...works)), {
      ...{ cluster: 'services', link, state: 'ok', since },
    });
    assert.deepEqual(place(usable, aLink(...away)), {
      ...{ cluster: 'services', link, state: 'unreachable', since },
      reason: 'UpstreamUnreachable',
    });
    assert.deepEqual(place(unusable('VersionsNotServed'), aLink(...works)), {
      ...{ cluster: 'services', link, state: 'broken', since },
      reason: 'VersionsNotServed',
    });
    assert.deepEqual(place(anImport('databases', []), undefined), {
      ...{ link, state: 'broken', reason: 'LinkNotFound' },
    });
    assert.deepEqual(place(anImport('databases', []), aLink()), {
      ...{ cluster: 'services', link, state: 'unknown' },
    });
  });

  it('goes by the oldest import of the group, and by no other group', () => {
    const younger = anImport('a-younger', []);
    younger.metadata.creationTimestamp = since;
    const found = findProjectedGroup(group, [younger, usable], () => undefined);
    assert.equal(found?.groupImport, usable);
    assert.equal(
      findProjectedGroup('other.example.org', [usable], () => undefined),
      undefined,
    );
  });

  it('is asked of the group of an instance, else of what the class yields', () => {
    const pool = aClass(poolSpec);
    assert.equal(groupOfClass(pool), group);
    assert.equal(groupOfClass(aClass({ pool: { kind: 'Secret' } })), undefined);
    const provisioner = aClass({ provisioner: { template: { name: 't' } } });
    provisioner.status = { instanceType: { group, kind: 'Database' } };
    assert.equal(groupOfClass(provisioner), group);
    assert.equal(groupOfClaim(aClassClaim(), pool), group);
    assert.equal(groupOfClaim(aClassClaim(), undefined), undefined);
    const holding = aClassClaim({ resourceRef: databaseRef });
    assert.equal(groupOfClaim(holding, undefined), group);
    const ofSecret = aClassClaim({
      resourceRef: { apiVersion: 'v1', kind: 'Secret', name: 's' },
    });
    assert.equal(groupOfClaim(ofSecret, pool), undefined);
  });
});
