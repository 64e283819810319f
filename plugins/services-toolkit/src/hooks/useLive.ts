import { useCallback, useEffect, useRef } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import { servicesToolkitSignalChannel } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitSignal } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { intervals } from './intervals';
import type { Interval, Polled, Question } from './usePolled';
import { usePolled } from './usePolled';

/**
 * {@link usePolled}, and asks at once when the backend signals that something changed (where much does: once a second). Where
 * the app has signals it is asked less often without signals; where it has none nothing is missing. What changes before the
 * signals are heard, a page that was just loaded finds out by asking again when they should be.
 */
export function useLive<T>(
  question: Question<T>,
  options: {
    /** Where the app has no signals, or where it is longer than {@link intervals.withSignals}. */
    interval: Interval<T>;
    about: ServicesToolkitSignal['about'];
    /** The only object that matters; of a list everything does. */
    key?: (value: T) => string | undefined;
  },
): Polled<T> {
  const { interval, about, key } = options;
  const { lastSignal, isSignalsAvailable } = useSignal<ServicesToolkitSignal>(
    servicesToolkitSignalChannel,
  );
  const polled = usePolled(question, known => {
    const ms = typeof interval === 'number' ? interval : interval(known);
    return isSignalsAvailable ? Math.max(ms, intervals.withSignals) : ms;
  });
  const { value, retry } = polled;
  const askSoon = useAtMostEvery(intervals.betweenSignals, retry);
  useEffect(() => {
    if (!isSignalsAvailable) {
      return undefined;
    }
    const timers = intervals.afterSubscribing.map(ms =>
      window.setTimeout(askSoon, ms),
    );
    return () => timers.forEach(timer => window.clearTimeout(timer));
  }, [isSignalsAvailable, askSoon]);
  const own = value === undefined ? undefined : key?.(value);
  useEffect(() => {
    const keys = lastSignal?.keys;
    if (lastSignal?.about === about && (!keys || !own || keys.includes(own))) {
      askSoon();
    }
    // A signal is heard once, whatever has become known since.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lastSignal]);
  return polled;
}

/** The first call is passed on at once; others in the time after it become one at its end. */
function useAtMostEvery(ms: number, call: () => void): () => void {
  const last = useRef(-Infinity);
  const timer = useRef<number>();
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return useCallback(() => {
    window.clearTimeout(timer.current);
    const passOn = () => {
      last.current = performance.now();
      call();
    };
    const wait = last.current + ms - performance.now();
    if (wait > 0) {
      timer.current = window.setTimeout(passOn, wait);
    } else {
      passOn();
    }
  }, [ms, call]);
}
