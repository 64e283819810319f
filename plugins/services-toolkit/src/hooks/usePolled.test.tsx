import type { ReactNode } from 'react';
import { act, renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { focusManager } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { createQueryClient } from '../api/createQueryClient';
import { queryClientApiRef } from '../api/queryClientApiRef';
import { usePolled } from './usePolled';
import type { Interval } from './usePolled';

describe('usePolled', () => {
  let client: QueryClient;
  beforeEach(() => {
    jest.useFakeTimers();
    client = createQueryClient();
  });
  afterEach(() => {
    client.clear();
    client.unmount();
    focusManager.setFocused(undefined);
    jest.useRealTimers();
  });

  const pass = (ms: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(ms);
    });

  const page = <T,>(load: () => Promise<T>, interval: Interval<T>) =>
    renderHook(
      props =>
        usePolled(
          { queryKey: ['state'], queryFn: load },
          props?.interval ?? interval,
        ),
      {
        initialProps: undefined as { interval: Interval<T> } | undefined,
        wrapper: (props: { children: ReactNode }) => (
          <TestApiProvider apis={[[queryClientApiRef, client]]}>
            {props.children}
          </TestApiProvider>
        ),
      },
    );

  const whileWaiting = (known: string | undefined) =>
    known === 'ready' ? 60_000 : 5_000;

  it('waits as long as what it knows by then makes it', async () => {
    const cluster = { state: 'waiting' };
    const load = jest.fn(async () => cluster.state);
    page(load, whileWaiting);
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
    const { result } = page(load, whileWaiting);
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe('ready');
    expect(result.current.error?.message).toBe('away');
    await pass(59_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('goes on saying why there is no answer while it asks again', async () => {
    const load = jest.fn().mockRejectedValueOnce(new Error('away'));
    let answer: (value: string) => void = () => {};
    load.mockReturnValue(
      new Promise<string>(resolve => {
        answer = resolve;
      }),
    );
    const { result } = page(load, 5_000);
    await pass(1);
    await pass(5_000);
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.error?.message).toBe('away');
    expect(result.current.loading).toBe(false);
    answer('ready');
    await pass(1);
    expect(result.current.value).toBe('ready');
    expect(result.current.error).toBeUndefined();
  });

  it('asks once, however often it is told another interval', async () => {
    const load = jest.fn(async () => 'ready');
    const { rerender } = page(load, 5_000);
    await pass(0);
    rerender({ interval: 15_000 });
    await pass(0);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('lets an attempt that is under way end, and asks once more after it, however often it is told to', async () => {
    const slow = () =>
      new Promise<string>(resolve => {
        setTimeout(() => resolve('ready'), 3_000);
      });
    const load = jest.fn(slow);
    const { result } = page(load, 60_000);
    await pass(1_000);
    for (let count = 0; count < 3; count++) {
      result.current.retry();
    }
    await pass(1_500);
    expect(load).toHaveBeenCalledTimes(1);
    await pass(501);
    expect(result.current.value).toBe('ready');
    expect(load).toHaveBeenCalledTimes(2);
    await pass(10_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('shows at once what another page was just told, and asks all the same', async () => {
    let count = 0;
    const load = async () => `answer ${++count}`;
    const first = page(load, 5_000);
    await pass(0);
    first.unmount();
    await pass(2_000);
    const { result } = page(load, 5_000);
    expect(result.current.value).toBe('answer 1');
    await pass(0);
    expect(result.current.value).toBe('answer 2');
  });

  it('asks nothing while nobody sees it, and at once when somebody does', async () => {
    const load = jest.fn(async () => 'ready');
    const { result } = page(load, 5_000);
    await pass(0);
    focusManager.setFocused(false);
    result.current.retry();
    await pass(20_000);
    expect(load).toHaveBeenCalledTimes(1);
    focusManager.setFocused(true);
    await pass(1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks once for two parts of a page', async () => {
    const load = jest.fn(async () => 'ready');
    page(load, 5_000);
    page(load, 5_000);
    await pass(4_900);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
