import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recentEvents } from './recentEvents';

describe('recentEvents', () => {
  it('joins what says the same, the newest first', () => {
    const failed = {
      type: 'Warning',
      reason: 'ComposeResources',
      message: 'cannot compose resources',
    };
    assert.deepEqual(
      recentEvents([
        { ...failed, count: 3, lastTimestamp: '2026-11-24T10:00:00Z' },
        { ...failed, count: 2, lastTimestamp: '2026-11-24T10:05:00Z' },
        {
          type: 'Normal',
          reason: 'Made',
          message: '',
          lastTimestamp: '2026-11-24T10:01:00Z',
        },
      ]),
      [
        { ...failed, count: 5, lastSeen: '2026-11-24T10:05:00Z' },
        {
          type: 'Normal',
          reason: 'Made',
          message: '',
          count: 1,
          lastSeen: '2026-11-24T10:01:00Z',
        },
      ],
    );
  });

  it('reads those of events.k8s.io, as they look in core/v1 and in their own words', () => {
    const series = {
      count: 7,
      lastObservedTime: '2026-11-24T11:00:00.000000Z',
    };
    for (const words of [{ message: 'm' }, { note: 'm' }]) {
      assert.deepEqual(
        recentEvents([
          {
            reason: 'R',
            ...words,
            series,
            lastTimestamp: null,
            eventTime: '2026-11-24T10:00:00.000000Z',
          },
        ]),
        [
          {
            type: 'Normal',
            reason: 'R',
            message: 'm',
            count: 7,
            lastSeen: series.lastObservedTime,
          },
        ],
      );
    }
  });

  it('leaves out what is no event', () => {
    assert.deepEqual(recentEvents([null, 'x', 7, [], undefined]), []);
  });
});
