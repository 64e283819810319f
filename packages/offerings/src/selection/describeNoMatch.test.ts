import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import { closestPlans, describeNoMatch } from './describeNoMatch';
import type { JudgedPlan } from './JudgedPlan';
import type { Lack } from './Lack';

const judged = (
  offering: string,
  plan: string,
  lacks: readonly Lack[],
): JudgedPlan => ({
  offering: {
    apiVersion: 'services.apps.tanzu.vmware.com/v1alpha1',
    kind: 'ClusterServiceOffering',
    metadata: { name: offering },
    spec: {},
  } satisfies ClusterServiceOffering,
  plan: { name: plan, classRef: { name: `${offering}-${plan}` } },
  lacks,
});
const lack = (wanted: string): Lack => ({ kind: 'capability', wanted });

test('of each offering the plan that lacks least, and of offerings the three that lack least', () => {
  const plans = [
    judged('a', 'small', [lack('x'), lack('y')]),
    judged('a', 'large', [lack('x')]),
    judged('b', 'small', [lack('x'), lack('y'), lack('z')]),
    judged('c', 'small', [lack('x')]),
    judged('d', 'small', [lack('x'), lack('y')]),
  ];
  assert.deepEqual(
    closestPlans(plans).map(
      ({ offering, plan }) => `${offering.metadata.name} ${plan.name}`,
    ),
    ['a large', 'c small', 'd small'],
  );
});

test('of those that lack equally many a service of the type that is asked for is closer', () => {
  const plans = [
    judged('mysql', 'small', [{ kind: 'type', wanted: 'postgresql' }]),
    judged('postgresql', 'small', [lack('x')]),
  ];
  const [first] = closestPlans(plans);
  assert.equal(first?.offering.metadata.name, 'postgresql');
});

test('of those that lack equally many, what this cluster cannot keep now is closer than what is never promised', () => {
  const plans = [
    judged('postgresql', 'small', [{ kind: 'guarantee', wanted: 'ha' }]),
    judged('postgresql', 'large', [
      {
        ...{ kind: 'guarantee', wanted: 'ha', met: 'False' },
        message: 'needs 3 nodes, has 1',
      },
    ]),
  ];
  assert.match(
    describeNoMatch(plans),
    /"postgresql", plan "large": .*needs 3 nodes, has 1/,
  );
});

test('says what each of them lacks', () => {
  assert.match(
    describeNoMatch([
      judged('a', 'large', [lack('x')]),
      judged('b', 'small', [{ kind: 'noneFree' }, { kind: 'notAllowed' }]),
    ]),
    /Closest: offering "a", plan "large": it does not have the capability "x"\. offering "b", plan "small": no instance of it is free; whoever made the claim may not claim from it/,
  );
});

test('says so where nothing is offered at all', () => {
  assert.match(describeNoMatch([]), /^No ClusterServiceOffering/);
});

test('is bounded, whatever operators write, and splits no character', () => {
  const message = '𝛼'.repeat(100_000);
  const many = Array.from({ length: 200 }, (_, i) =>
    judged(
      `offering-${i}`,
      'small',
      Array.from({ length: 64 }, () => ({
        ...{ kind: 'guarantee' as const, wanted: 'ha', met: 'False' as const },
        message,
      })),
    ),
  );
  const text = describeNoMatch(many);
  assert.ok([...text].length < 1500, `${text.length} characters`);
  assert.ok(text.isWellFormed());
});
