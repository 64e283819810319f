import { useCallback, useRef } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { focusManager, hashKey, useQuery } from '@tanstack/react-query';
import type { UseQueryOptions } from '@tanstack/react-query';
import { queryClientApiRef } from '../api/queryClientApiRef';

/** What a page knows of something that it asks for again and again. */
export interface Polled<T> {
  /** The newest answer; kept while later attempts fail. */
  value?: T;
  /** Why the last attempt failed; `undefined` after one that did not. */
  error?: Error;
  /** No answer and no error yet. */
  loading: boolean;
  /** Asks at once, or once more after the attempt that is under way. */
  retry: () => void;
}

/** What is asked, and by which key its answer is known to every page that asks the same. */
export type Question<T> = Required<
  Pick<UseQueryOptions<T>, 'queryKey' | 'queryFn'>
>;

/** How long to wait after an answer, which may depend on what is known by then. */
export type Interval<T> = number | ((value: T | undefined) => number);

/**
 * Asks at once and then `interval` (in milliseconds) after each answer, not while the page is hidden. Until the first
 * answer the value is what another page was told a moment ago.
 */
export function usePolled<T>(
  question: Question<T>,
  interval: Interval<T>,
): Polled<T> {
  const client = useApi(queryClientApiRef);
  const { data, error, isPending } = useQuery(
    {
      ...question,
      refetchInterval: ({ state }) =>
        typeof interval === 'number' ? interval : interval(state.data),
    },
    client,
  );
  const key = hashKey(question.queryKey);
  const retry = useCallback(async () => {
    // A page that nobody sees asks as soon as it is seen again.
    if (!focusManager.isFocused()) {
      return;
    }
    const filters = {
      queryKey: JSON.parse(key),
      exact: true,
      type: 'active',
    } as const;
    // An attempt that is under way is not given up: were one asked often enough, no answer would ever arrive.
    const options = { cancelRefetch: false };
    if (client.isFetching(filters)) {
      await client.refetchQueries(filters, options);
    }
    await client.refetchQueries(filters, options);
  }, [client, key]);
  const lastError = useErrorWhileAsking(key, isPending, error);
  return {
    value: data,
    error: lastError,
    loading: data === undefined && lastError === undefined,
    retry,
  };
}

/** TanStack Query forgets why there is no answer as soon as it asks again: a page that says it goes on doing so. */
function useErrorWhileAsking(
  key: string,
  isPending: boolean,
  error: Error | null,
): Error | undefined {
  const last = useRef<{ key: string; error: Error }>();
  if (!isPending) {
    last.current = error ? { key, error } : undefined;
  }
  return last.current?.key === key ? last.current.error : undefined;
}
