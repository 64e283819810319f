import { offeringReadiness } from './offeringReadiness';

const ready = { name: 'a', ready: 'True' } as const;
const away = { name: 'b', ready: 'True', stale: true } as const;
const notReady = { name: 'c', ready: 'False', reason: 'No' } as const;
const exhausted = { name: 'e', ready: 'True', waiting: 35 } as const;
const free = (number: number, mayBeMore = false) => ({
  free: { number, mayBeMore },
});
const unknown = { name: 'd', ready: 'Unknown' } as const;

describe('offeringReadiness', () => {
  it.each([
    ['ready everywhere', [ready], 'ready', undefined],
    ['ready on some', [ready, notReady], 'partly', 'c'],
    ['a cluster that is away is no ready one', [ready, away], 'partly', 'b'],
    ['ready only where nobody answers', [away], 'unknown', 'b'],
    ['not ready anywhere', [notReady], 'notReady', 'c'],
    ['what is known comes first', [unknown, notReady], 'notReady', 'c'],
    ['nobody has looked yet', [unknown], 'unknown', 'd'],
    ['claims wait where it is ready', [exhausted], 'exhausted', undefined],
    ['the others do not work', [exhausted, notReady], 'exhausted', undefined],
    ['free elsewhere', [exhausted, ready], 'ready', undefined],
    ['all taken', [{ ...ready, ...free(0) }], 'exhausted', undefined],
    [
      'perhaps free for another namespace',
      [{ ...ready, ...free(0, true) }],
      'ready',
      undefined,
    ],
    [
      'free, whoever waits elsewhere',
      [{ ...exhausted, ...free(2) }],
      'ready',
      undefined,
    ],
    ['offered nowhere', [], 'unknown', undefined],
  ])('%s', (_, clusters, state, because) => {
    const readiness = offeringReadiness({ clusters: [...clusters] });
    expect(readiness.state).toBe(state);
    expect(readiness.because?.name).toBe(because);
  });
});
