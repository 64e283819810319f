import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideStatus } from './decideStatus';
import type { PostgresInstance } from './PostgresInstance';

const now = new Date('2026-01-02T03:04:05.678Z');
const instance: PostgresInstance = {
  apiVersion: 'demo.services-toolkit.io/v1alpha1',
  kind: 'PostgresInstance',
  metadata: { name: 'pool-1', namespace: 'pool', generation: 2 },
};
const ready = {
  reason: 'Ready',
  message: 'There.',
  database: 'pool_1',
  bindingName: 'pool-1-binding',
} as const;

describe('decideStatus', () => {
  it('names the Secret, and says Ready', () => {
    assert.deepEqual(decideStatus(instance, ready, now), {
      observedGeneration: 2,
      database: 'pool_1',
      binding: { name: 'pool-1-binding' },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'Ready',
          message: 'There.',
          observedGeneration: 2,
          lastTransitionTime: '2026-01-02T03:04:05Z',
        },
      ],
    });
  });

  it('keeps naming the Secret while the server is away: those who have it still need it', () => {
    const before = decideStatus(instance, ready, now);
    const after = decideStatus(
      { ...instance, status: before },
      { reason: 'DatabaseServerFailed', message: 'Away.', database: 'pool_1' },
      new Date('2026-01-02T03:05:00Z'),
    );
    assert.deepEqual(after.binding, { name: 'pool-1-binding' });
    assert.equal(after.conditions?.[0]?.status, 'False');
    assert.equal(
      after.conditions?.[0]?.lastTransitionTime,
      '2026-01-02T03:05:00Z',
    );
  });

  it('says the same again where nothing has changed', () => {
    const before = decideStatus(instance, ready, now);
    assert.deepEqual(
      decideStatus({ ...instance, status: before }, ready, new Date()),
      before,
    );
  });
});
