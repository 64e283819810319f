import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  annotations,
  type KubernetesObject,
} from '@services-toolkit/kubernetes-api';
import { aClaim, aPoolClass } from '../../../__testUtils__/databases';
import { stored } from '../../../__testUtils__/stored';
import { reviewAccess } from '../authorization/reviewAccess';
import { authorize, type ReviewAccess } from './authorize';

const recorded = {
  [annotations.requestedBy]: 'alice@example.com',
  [annotations.requestedByGroups]: '["devs","system:authenticated"]',
};

/** An API server that allows alice only, and remembers what it was asked. */
function reviewer(allowed: boolean) {
  const asked: KubernetesObject[] = [];
  const client = {
    async create<T extends KubernetesObject>(_: unknown, review: T) {
      asked.push(review);
      return { ...review, status: { allowed } };
    },
  };
  const review: ReviewAccess = (person, access) =>
    reviewAccess(client, person, access);
  return { asked, review };
}

const aClass = (creationTimestamp: string, generation = 1) =>
  stored(aPoolClass('pg'), { creationTimestamp, generation });
const aClaimAt = (
  creationTimestamp: string,
  notes: Record<string, string> = recorded,
) =>
  stored(aClaim('apps', 'orders', 'pg'), {
    creationTimestamp,
    annotations: notes,
  });

test('a claim that the policy has seen with its class is not asked about', async () => {
  const client = reviewer(false);
  const answer = await authorize(
    client.review,
    aClaimAt('2026-01-01T00:00:11Z'),
    aClass('2026-01-01T00:00:00Z'),
  );
  assert.deepEqual(answer, { kind: 'allowed' });
  assert.deepEqual(client.asked, []);
});

for (const { name, made } of [
  { name: 'before its class', made: '2025-12-31T23:00:00Z' },
  { name: 'right after its class', made: '2026-01-01T00:00:09Z' },
]) {
  test(`a claim made ${name} is asked about, for the one who made it`, async () => {
    const client = reviewer(true);
    const answer = await authorize(
      client.review,
      aClaimAt(made),
      aClass('2026-01-01T00:00:00Z'),
    );
    assert.deepEqual(answer, { kind: 'allowed' });
    assert.deepEqual((client.asked[0] as { spec?: unknown }).spec, {
      user: 'alice@example.com',
      groups: ['devs', 'system:authenticated'],
      resourceAttributes: {
        group: 'services.apps.tanzu.vmware.com',
        resource: 'clusterinstanceclasses',
        verb: 'claim',
        name: 'pg',
      },
    });
    const refused = await authorize(
      reviewer(false).review,
      aClaimAt(made),
      aClass('2026-01-01T00:00:00Z'),
    );
    assert.equal(refused.kind, 'denied');
    assert.match(
      refused.kind === 'denied' ? refused.message : '',
      /user 'alice@example\.com' cannot 'claim' from clusterinstanceclass 'pg'.*create it again/,
    );
  });
}

for (const [title, notes] of Object.entries<Record<string, string>>({
  'nobody is recorded': {},
  'groups are recorded in lines, as they once were': {
    ...recorded,
    [annotations.requestedByGroups]: 'devs\nsystem:authenticated',
  },
  'groups are not recorded': { [annotations.requestedBy]: 'alice@example.com' },
})) {
  test(`${title}: nobody is allowed`, async () => {
    const client = reviewer(true);
    const answer = await authorize(
      client.review,
      aClaimAt('2025-12-31T23:00:00Z', notes),
      aClass('2026-01-01T00:00:00Z'),
    );
    assert.equal(answer.kind, 'denied');
    assert.deepEqual(client.asked, []);
  });
}

test('a claim that waited on a pool, which its class no longer is, is asked about', async () => {
  const waiting = {
    ...aClaimAt('2026-01-02T00:00:00Z'),
    status: {
      conditions: [
        {
          type: 'ResourceClaimCreated',
          status: 'False' as const,
          reason: 'NoClaimableInstances',
        },
      ],
    },
  };
  const answer = await authorize(
    reviewer(false).review,
    waiting,
    aClass('2026-01-01T00:00:00Z', 2),
  );
  assert.equal(answer.kind, 'denied');
});

for (const [title, claim] of Object.entries({
  'asks by need': {
    ...aClaimAt('2026-01-02T00:00:00Z'),
    spec: { classSelector: { type: 'postgresql' } },
  },
  'was resolved, and names a class by now': {
    ...aClaimAt('2026-01-02T00:00:00Z'),
    status: { classRef: { name: 'pg' } },
  },
})) {
  test(`a claim that ${title} is asked about however old its class is`, async () => {
    const client = reviewer(false);
    const instanceClass = aClass('2026-01-01T00:00:00Z');
    const answer = await authorize(client.review, claim, instanceClass);
    assert.equal(answer.kind, 'denied');
    assert.equal(client.asked.length, 1);
    const unknown = { ...claim, metadata: { ...claim.metadata } };
    delete unknown.metadata.annotations;
    assert.match(
      JSON.stringify(await authorize(client.review, unknown, instanceClass)),
      /not recorded who made the claim/,
    );
  });
}
