import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  ClusterAPIGroupImport,
  DownstreamClusterLink,
} from '@services-toolkit/kubernetes-api';
import { stored } from '../../../__testUtils__/stored';
import type { APIService } from '../kinds/objects';
import type { Write } from '../../../runtime/writes/Write';
import { decideGroupImport, type GroupImportObservation } from './decide';

const apiVersion =
  'projection.apiresources.multicluster.x-tanzu.vmware.com/v1alpha1';
const group = 'sql.example.org';

const anImport = (
  name: string,
  more: Partial<ClusterAPIGroupImport['spec']> = {},
): ClusterAPIGroupImport =>
  stored({
    ...{ apiVersion, kind: 'ClusterAPIGroupImport', metadata: { name } },
    spec: { group, linkRef: { namespace: 'n', name: 'services' }, ...more },
  });

const aLink = (
  reachable: 'True' | 'False',
  versions: string[] | undefined,
): DownstreamClusterLink =>
  stored({
    ...{ apiVersion, kind: 'DownstreamClusterLink' },
    metadata: { name: 'services', namespace: 'n' },
    spec: { upstream: { name: 's', kubeconfig: { secretName: 's' } } },
    status: {
      conditions: [
        { type: 'UpstreamReachable', status: reachable, message: 'so it is' },
      ],
      proxy: {
        caBundle: 'Y2E=',
        serviceReference: { name: 'p', namespace: 'n', port: 443 },
      },
      upstream: {
        ...(versions && { groups: [{ group, versions }] }),
      },
    },
  });

const groupImport = anImport('one');
const fresh: GroupImportObservation = {
  groupImport,
  link: aLink('True', ['v2', 'v1']),
  ofGroup: [groupImport],
  definitions: [],
  apiServices: [],
};
/** With the APIServices that were made before. */
const made: GroupImportObservation = {
  ...fresh,
  apiServices: decideGroupImport(fresh).writes.flatMap(write =>
    write.do === 'delete' ? [] : [stored(write.object as APIService)],
  ),
};
const names = (writes: readonly Write[]) =>
  writes.map(
    write =>
      `${write.do} ${
        write.do === 'delete' ? write.key.name : write.object.metadata.name
      }`,
  );

test('each version is registered, the preferred one first, and nothing a second time', () => {
  const { writes, versions } = decideGroupImport(fresh);
  assert.deepEqual(names(writes), [`create v2.${group}`, `create v1.${group}`]);
  assert.deepEqual(versions, ['v2', 'v1']);
  const [first, second] = made.apiServices;
  assert.ok(
    (first?.spec.versionPriority ?? 0) > (second?.spec.versionPriority ?? 0),
  );
  assert.deepEqual(decideGroupImport(made).writes, []);
});

test('versions that are named are those that are registered, in that order', () => {
  const one = anImport('one', { versions: ['v1', 'v3'] });
  const { versions } = decideGroupImport({
    ...fresh,
    ...{ groupImport: one, ofGroup: [one] },
  });
  assert.deepEqual(versions, ['v1']);
});

test('a version that has gone there goes here, but never because of an outage', () => {
  const gone = { ...made, link: aLink('True', ['v1']) };
  assert.deepEqual(names(decideGroupImport(gone).writes), [
    `update v1.${group}`,
    `delete v2.${group}`,
  ]);
  const nothingServed = { ...made, link: aLink('True', []) };
  assert.deepEqual(names(decideGroupImport(nothingServed).writes), [
    `delete v2.${group}`,
    `delete v1.${group}`,
  ]);
  for (const away of [aLink('False', []), aLink('False', undefined)]) {
    const { writes, versions } = decideGroupImport({ ...made, link: away });
    assert.deepEqual(writes, []);
    assert.deepEqual(versions, ['v2', 'v1']);
  }
});

test('a link that goes takes all along', () => {
  const link = made.link ?? assert.fail();
  const going = {
    ...link,
    metadata: { ...link.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
  };
  for (const one of [undefined, going]) {
    const { writes, findings } = decideGroupImport({ ...made, link: one });
    assert.deepEqual(names(writes), [
      `delete v2.${group}`,
      `delete v1.${group}`,
    ]);
    assert.equal(findings.Ready?.reason, 'LinkNotFound');
  }
});

const definition = stored({
  ...{ apiVersion: 'apiextensions.k8s.io/v1', kind: 'X' },
  metadata: { name: `databases.${group}` },
});

test('an installed group is not taken over; one that is installed later takes nothing away', () => {
  const installed = decideGroupImport({ ...fresh, definitions: [definition] });
  assert.deepEqual(installed.writes, []);
  assert.equal(installed.findings.Ready?.reason, 'GroupInstalled');
  const later = decideGroupImport({ ...made, definitions: [definition] });
  assert.deepEqual(later.writes, []);
  assert.equal(later.findings.Ready?.reason, 'GroupInstalled');
});

test('of two imports of a group the older one has it, and the younger gives up what it had', () => {
  const older = {
    ...anImport('zero'),
    metadata: {
      ...anImport('zero').metadata,
      creationTimestamp: '2025-01-01T00:00:00Z',
    },
  };
  const { writes, findings } = decideGroupImport({
    ...made,
    ofGroup: [groupImport, older],
  });
  assert.equal(writes.length, 2);
  assert.equal(findings.NoConflict?.reason, 'GroupImported');
});

test("an APIService that is not the import's is left alone, whatever its labels say", () => {
  const [first] = made.apiServices;
  const foreign = {
    ...(first ?? assert.fail()),
    metadata: { ...first?.metadata, ownerReferences: [] },
  };
  const { writes, findings } = decideGroupImport({
    ...fresh,
    apiServices: [foreign],
  });
  assert.deepEqual(writes, []);
  assert.equal(findings.Ready?.reason, 'GroupServedByOther');
});

test('a group of Kubernetes is never registered', () => {
  const one = anImport('one', { group: 'metrics.k8s.io' });
  const { writes, findings } = decideGroupImport({
    ...fresh,
    ...{ groupImport: one, ofGroup: [one] },
  });
  assert.deepEqual(writes, []);
  assert.equal(findings.Ready?.reason, 'GroupNotAllowed');
});
