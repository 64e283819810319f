import type { PlanKey } from '@services-toolkit/backstage-plugin-services-toolkit-node';
import { PendingKeys } from './PendingKeys';

const signal = new AbortController().signal;
const offering = (className: string): PlanKey => ({
  kind: 'offering',
  group: 'services',
  className,
});

describe('PendingKeys', () => {
  it('gives each planKey of a burst once', async () => {
    const pending = new PendingKeys(1);
    const taken = pending.take(signal);
    pending.add([offering('a')]);
    pending.add([offering('b'), offering('a')]);
    expect(await taken).toEqual([offering('a'), offering('b')]);
  });

  it('gives all where all may have changed, and nothing of it again', async () => {
    const pending = new PendingKeys(1);
    pending.add([offering('a')]);
    pending.add('all');
    expect(await pending.take(signal)).toBe('all');
    pending.add([offering('b')]);
    expect(await pending.take(signal)).toEqual([offering('b')]);
  });

  it('keeps what comes between two takes', async () => {
    const pending = new PendingKeys(1);
    pending.add([offering('a')]);
    await pending.take(signal);
    pending.add([offering('b')]);
    expect(await pending.take(signal)).toEqual([offering('b')]);
  });

  it('is not woken by an event that concerns nothing', async () => {
    const pending = new PendingKeys(1);
    const stop = new AbortController();
    const taken = pending.take(stop.signal);
    pending.add([]);
    stop.abort();
    expect(await taken).toEqual([]);
  });
});
