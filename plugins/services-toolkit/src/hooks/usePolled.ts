import { useCallback, useEffect, useRef, useState } from 'react';

/** What a page knows of something that it asks for again and again. */
export interface Polled<T> {
  /** The newest answer; kept while later attempts fail. */
  value?: T;
  /** Why the last attempt failed; `undefined` after one that did not. */
  error?: Error;
  /** No answer and no error yet. */
  loading: boolean;
  /** The value is the beginning of the first answer: the rest is still on its way. */
  partial: boolean;
  /** Asks at once, or once more after the attempt that is under way. */
  retry: () => void;
}

interface Answer<T> {
  /** What was asked: an answer to another question is not shown. */
  load: unknown;
  value?: T;
  error?: Error;
  partial?: boolean;
}

/**
 * Asks one thing.
 *
 * @param onPart - may be told the beginning of a long answer, which is shown as long as there is nothing else to show
 */
export type Load<T> = (
  signal: AbortSignal,
  onPart: (part: T) => void,
) => Promise<T>;

/** How long to wait after an answer, which may depend on what is known by then. */
export type Interval<T> = number | ((value: T | undefined) => number);

/**
 * Asks at once and then `interval` (in milliseconds) after each answer, not while the page is hidden. `load` is the question:
 * keep it the same (`useCallback`) as long as it is the same.
 */
export function usePolled<T>(load: Load<T>, interval: Interval<T>): Polled<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ load });
  const newestInterval = useRef(interval);
  newestInterval.current = interval;
  const askNow = useRef<() => void>(() => {});

  useEffect(() => {
    const controller = new AbortController();
    let timer: number | undefined;
    let asking = false;
    let again = false;
    let known: T | undefined;
    const showPart = (part: T) => {
      if (!controller.signal.aborted) {
        setAnswer(last =>
          last.load === load && last.value !== undefined && !last.partial
            ? last
            : { load, value: part, partial: true },
        );
      }
    };
    const ask = async () => {
      if (asking) {
        // An attempt that is under way is not given up: were one asked often enough, no answer would ever arrive.
        again = true;
        return;
      }
      window.clearTimeout(timer);
      asking = true;
      do {
        again = false;
        if (!document.hidden) {
          const next = await settle(() => load(controller.signal, showPart));
          if (controller.signal.aborted) {
            return;
          }
          known = 'value' in next ? next.value : known;
          setAnswer(last => ({
            load,
            value: last.load === load ? last.value : undefined,
            partial: last.load === load && last.partial,
            ...next,
          }));
        }
      } while (again);
      asking = false;
      const { current } = newestInterval;
      timer = window.setTimeout(
        ask,
        typeof current === 'number' ? current : current(known),
      );
    };
    const onVisible = () => {
      if (!document.hidden) {
        ask();
      }
    };
    askNow.current = ask;
    document.addEventListener('visibilitychange', onVisible);
    ask();
    return () => {
      controller.abort();
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [load]);

  const retry = useCallback(() => askNow.current(), []);
  const { value, error, partial }: Partial<Answer<T>> =
    answer.load === load ? answer : {};
  return {
    value,
    error,
    loading: value === undefined && error === undefined,
    partial: Boolean(partial),
    retry,
  };
}

async function settle<T>(
  load: () => Promise<T>,
): Promise<{ value: T; error: undefined; partial: false } | { error: Error }> {
  try {
    return { value: await load(), error: undefined, partial: false };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
