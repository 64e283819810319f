import { act, renderHook } from '@testing-library/react';
import { useRecentlyChanged } from './useRecentlyChanged';

describe('useRecentlyChanged', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const start = (first?: string) => {
    const { result, rerender } = renderHook(
      ({ value }: { value?: string }) => useRecentlyChanged(value),
      { initialProps: { value: first } },
    );
    return {
      result,
      become: (value?: string) => rerender({ value }),
      wait: (ms: number) => act(() => jest.advanceTimersByTime(ms)),
    };
  };

  it('points out a change for a while, and another one from then on', () => {
    const { result, become, wait } = start('a');
    expect(result.current).toBe(false);
    become('b');
    expect(result.current).toBe(true);
    wait(2_000);
    become('c');
    wait(2_000);
    expect(result.current).toBe(true);
    wait(1_000);
    expect(result.current).toBe(false);
  });

  it('takes what is not known yet for no change', () => {
    const { result, become } = start();
    become('a');
    become();
    become('a');
    expect(result.current).toBe(false);
    become();
    become('b');
    expect(result.current).toBe(true);
  });

  it('ends also where nothing is known any more', () => {
    const { result, become, wait } = start('a');
    become('b');
    become();
    wait(3_000);
    expect(result.current).toBe(false);
  });
});
