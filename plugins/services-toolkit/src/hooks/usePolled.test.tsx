import { act, renderHook } from '@testing-library/react';
import { usePolled } from './usePolled';

describe('usePolled', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const pass = (ms: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
    });

  it('waits as long as what it knows by then makes it', async () => {
    const cluster = { state: 'waiting' };
    const load = jest.fn(async () => cluster.state);
    renderHook(() =>
      usePolled(load, known => (known === 'ready' ? 60_000 : 5_000)),
    );
    await pass(0);
    expect(load).toHaveBeenCalledTimes(1);
    await pass(5_000);
    expect(load).toHaveBeenCalledTimes(2);
    cluster.state = 'ready';
    await pass(5_000);
    expect(load).toHaveBeenCalledTimes(3);
    await pass(59_000);
    expect(load).toHaveBeenCalledTimes(3);
    await pass(1_000);
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('does not forget what it knew while it gets no answer', async () => {
    const load = jest.fn().mockResolvedValueOnce('ready');
    load.mockRejectedValue(new Error('away'));
    const { result } = renderHook(() =>
      usePolled(load, known => (known === 'ready' ? 60_000 : 5_000)),
    );
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe('ready');
    expect(result.current.error?.message).toBe('away');
    await pass(59_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks once, however often it is told another interval', async () => {
    const load = jest.fn(async () => 'ready');
    const { rerender } = renderHook(({ ms }) => usePolled(load, ms), {
      initialProps: { ms: 5_000 },
    });
    await pass(0);
    rerender({ ms: 15_000 });
    await pass(0);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
