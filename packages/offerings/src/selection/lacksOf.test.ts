import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import { describeLack } from './describeLack';
import { inOrder } from './inOrder';
import { lacksOf, type CandidatePlan, type ClassSelector } from './lacksOf';
import { isInRange, isVersionRange } from './versions';

const plan = { name: 'large', classRef: { name: 'postgresql-large' } };

const offering: ClusterServiceOffering = {
  apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
  kind: 'ClusterServiceOffering',
  metadata: { name: 'postgresql' },
  spec: {
    type: 'postgresql',
    protocol: 'postgresql',
    provider: { name: 'Data Platform' },
    version: '18.4',
    plans: [plan],
  },
  status: {
    plans: [{ name: 'large', ready: 'True' }],
    capabilities: [
      { name: 'backup', met: 'True' },
      { name: 'restore', met: 'False', message: 'needs snapshots' },
    ],
    qualityOfService: [
      { name: 'ha', met: 'False', message: 'needs 3 nodes, has 1' },
      { name: 'dr', met: 'Unknown', message: 'cluster.cni is not known' },
      { name: 'fast', met: 'True', plans: ['large'] },
      { name: 'small-only', met: 'True', plans: ['small'] },
    ],
  },
};

const candidate: CandidatePlan = {
  offering,
  plan,
  classLabels: { tier: 'gold' },
};

const said = (selector: ClassSelector, of: CandidatePlan = candidate) =>
  lacksOf(selector, of).map(describeLack);

describe('what a plan lacks of what is asked for', () => {
  it('is nothing where it has all of it', () => {
    const selector: ClassSelector = {
      type: 'postgresql',
      protocol: 'postgresql',
      provider: 'Data Platform',
      version: '>=16 <19',
      plan: 'large',
      capabilities: ['backup'],
      guarantees: ['fast'],
      matchLabels: { tier: 'gold' },
    };
    assert.deepEqual(said(selector), []);
  });

  const rows: [selector: ClassSelector, says: string][] = [
    [{ type: 'mysql' }, 'its type is "postgresql", and "mysql" is asked for'],
    [{ version: '^17' }, 'its version is "18.4", and "^17" is asked for'],
    [{ plan: 'small' }, 'its plan is "large", and "small" is asked for'],
    [{ capabilities: ['tls'] }, 'it does not have the capability "tls"'],
    [
      { capabilities: ['restore'] },
      'it cannot have the capability "restore" on this cluster: needs snapshots',
    ],
    [
      { guarantees: ['ha'] },
      'it cannot guarantee "ha" on this cluster: needs 3 nodes, has 1',
    ],
    [
      { guarantees: ['dr'] },
      'whether it can guarantee "dr" on this cluster is not known: cluster.cni is not known',
    ],
    [{ guarantees: ['small-only'] }, 'it does not guarantee "small-only"'],
    [
      { matchLabels: { tier: 'silver' } },
      'its class has no label "tier=silver"',
    ],
    [{ matchLabels: { toString: 'x' } }, 'its class has no label "toString=x"'],
  ];
  for (const [selector, says] of rows) {
    it(`is told: ${says}`, () => assert.deepEqual(said(selector), [says]));
  }

  it('is told where it has no such field at all', () => {
    const bare = { ...offering, spec: { plans: [plan] } };
    assert.deepEqual(
      said({ version: '18' }, { ...candidate, offering: bare }),
      ['it has no version, and "18" is asked for'],
    );
  });

  it('is that it cannot be claimed, while its class is missing or not Ready, or nobody has looked', () => {
    const { classLabels: _, ...rest } = candidate;
    assert.match(
      said({ type: 'postgresql' }, { ...rest, classLabels: undefined })[0] ??
        '',
      /there is no ClusterInstanceClass "postgresql-large"/,
    );
    const { status: __, ...unseen } = offering;
    assert.deepEqual(
      lacksOf({ type: 'postgresql' }, { ...candidate, offering: unseen }),
      [{ kind: 'notReady' }],
    );
  });
});

describe('versions', () => {
  it('may be written short', () => {
    assert.ok(isInRange('18.4', '18'));
    assert.ok(isInRange('18', '^18.0'));
    assert.ok(isInRange('18.4.1', '>=16 <19'));
    assert.ok(!isInRange('18.4', '^18.5'));
  });

  it('that are none are in no range', () => {
    for (const version of ['latest', '', '18.4.1.2', '9'.repeat(64)]) {
      assert.ok(!isInRange(version, '*'), version);
    }
  });

  it('have ranges as npm writes them', () => {
    assert.ok(isVersionRange('1.2 - 2.3 || 4.x'));
    assert.ok(!isVersionRange('banana'));
  });
});

it('offerings stand by priority, then by name', () => {
  const named = (name: string, priority?: number): ClusterServiceOffering => ({
    ...offering,
    metadata: { name },
    spec: priority === undefined ? {} : { priority },
  });
  const all = [named('c'), named('b', 5), named('a'), named('d', -1)];
  assert.deepEqual(
    inOrder(all).map(({ metadata }) => metadata.name),
    ['b', 'a', 'c', 'd'],
  );
});

it('a status that is about an offering as it was says nothing of what it is', () => {
  const changed = {
    ...offering,
    metadata: { name: 'postgresql', generation: 2 },
    status: { ...offering.status, observedGeneration: 1 },
  };
  assert.match(
    said({ type: 'postgresql' }, { ...candidate, offering: changed })[0] ?? '',
    /not been looked at since its last change/,
  );
});
