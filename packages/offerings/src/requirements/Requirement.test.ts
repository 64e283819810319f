import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClusterInfrastructureStatus } from '@services-toolkit/kubernetes-api';
import { compileRequirements } from './compileRequirements';
import { judgeAll } from './judgeAll';
import { factsOf, Requirement } from './Requirement';

const threeNodes = {
  expression: 'cluster.nodes.schedulable >= 3',
  message: 'needs 3 nodes that take pods, has ${cluster.nodes.schedulable}',
};

const nodes = (schedulable: number): ClusterInfrastructureStatus => ({
  nodes: { total: schedulable, ready: schedulable, schedulable, zones: ['a'] },
});

const judge = (
  spec: ConstructorParameters<typeof Requirement>[0],
  status: ClusterInfrastructureStatus,
) => new Requirement(spec).judge(factsOf(status));

describe('a requirement', () => {
  it('is met, or says what it has instead', () => {
    assert.deepEqual(judge(threeNodes, nodes(3)), { met: 'True' });
    assert.deepEqual(judge(threeNodes, nodes(1)), {
      met: 'False',
      message: 'needs 3 nodes that take pods, has 1',
    });
  });

  it('is unknown while a fact that it looks at is unknown, and names the missing rule', () => {
    const status = {
      unknown: [{ fact: 'nodes', missingRule: 'list nodes' }],
    };
    assert.deepEqual(judge(threeNodes, status), {
      met: 'Unknown',
      message: 'cluster.nodes is not known: list nodes',
    });
  });

  for (const expression of [
    '!has(cluster.cni)',
    'has(cluster.cni) || !has(cluster.cni)',
    'cluster == cluster',
    '[cluster].all(it, !has(it.cni))',
  ]) {
    it(`is no promise where it would be met because nobody knows: ${expression}`, () => {
      const { met } = judge(
        { expression, message: 'x' },
        { ...nodes(3), unknown: [{ fact: 'cni' }] },
      );
      assert.equal(met, 'Unknown');
    });
  }

  it('does not mind that facts are unknown which it does not look at', () => {
    const status = { ...nodes(3), unknown: [{ fact: 'cni' }] };
    assert.equal(judge(threeNodes, status).met, 'True');
  });

  it('sees lists, versions and what is not told yet', () => {
    const status: ClusterInfrastructureStatus = {
      kubernetesVersion: '1.36.2',
      storageClasses: [
        {
          name: 'fast',
          provisioner: 'csi.example.org',
          default: true,
          allowVolumeExpansion: true,
          volumeBindingMode: 'Immediate',
          snapshots: false,
        },
      ],
    };
    const met = (expression: string) =>
      judge({ expression, message: 'x' }, status).met;
    assert.equal(met('cluster.storageClasses.exists(c, c.default)'), 'True');
    assert.equal(met('cluster.storageClasses.exists(c, c.snapshots)'), 'False');
    assert.equal(
      met("semver(cluster.kubernetesVersion).isGreaterThan(semver('1.35.9'))"),
      'True',
    );
    // Neither told nor said to be unknown: the controllers have not looked yet.
    assert.equal(met('cluster.nodes.schedulable > 0'), 'Unknown');
  });

  it('ends when it takes too long, and is unknown then', () => {
    const expression =
      '[1,2,3,4,5,6,7,8,9,10].all(a, [1,2,3,4,5,6,7,8,9,10].all(b, [1,2,3,4,5,6,7,8,9,10].all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, [1,2,3,4,5,6,7,8,9,10].all(g, a + b + c + d + e + f + g > 0)))))))';
    const judgement = judge({ expression, message: 'x' }, {});
    assert.equal(judgement.met, 'Unknown');
    assert.match(judgement.message ?? '', /more steps than an expression may/);
  });

  const wrong: [
    title: string,
    spec: { expression: string; message: string },
    says: RegExp,
  ][] = [
    [
      'no CEL',
      { expression: 'cluster.nodes >', message: 'x' },
      /is no expression/,
    ],
    [
      'no such fact',
      { expression: 'cluster.node.total > 1', message: 'x' },
      /node/,
    ],
    [
      'not a boolean',
      { expression: 'cluster.nodes.total', message: 'x' },
      /yields int, and has to yield a boolean/,
    ],
    [
      'another variable',
      { expression: 'secrets.size() > 0', message: 'x' },
      /secrets/,
    ],
    [
      'a message with a broken expression',
      { expression: 'true', message: '${cluster.' },
      /has no "}"/,
    ],
    [
      'a message with something that has no text',
      { expression: 'true', message: '${cluster.nodes}' },
      /has no text/,
    ],
  ];
  for (const [title, spec, says] of wrong) {
    it(`cannot be made ready, and says why: ${title}`, () => {
      const { requirements, problems } = compileRequirements(
        'qualityOfService[ha]',
        [threeNodes, spec],
      );
      assert.equal(requirements, undefined);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.place, 'qualityOfService[ha].requires[1]');
      assert.match(problems[0]?.message ?? '', says);
    });
  }
});

describe('several requirements', () => {
  const judgement = (...specs: { expression: string; message: string }[]) => {
    const { requirements = [] } = compileRequirements('x', specs);
    return judgeAll(
      requirements,
      factsOf({ ...nodes(1), unknown: [{ fact: 'cni' }] }),
    );
  };
  const cni = { expression: 'cluster.cni.networkPolicy', message: 'x' };

  it('are met together, and none is met always', () => {
    assert.deepEqual(judgement(), { met: 'True' });
    assert.equal(judgement({ expression: 'true', message: 'x' }).met, 'True');
  });

  it('are not met when one is not, whatever is unknown besides', () => {
    assert.deepEqual(judgement(cni, threeNodes), {
      met: 'False',
      message: 'needs 3 nodes that take pods, has 1',
    });
    assert.equal(judgement(cni).met, 'Unknown');
  });
});
