import { useEffect } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import { servicesToolkitSignalChannel } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { ServicesToolkitSignal } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { intervals } from './intervals';
import type { Polled } from './usePolled';
import { usePolled } from './usePolled';

/**
 * {@link usePolled}, and asks at once when the backend signals that something changed. Where the app has signals it is
 * asked less often by itself; where it has none nothing is missing.
 */
export function useLive<T>(
  load: (signal: AbortSignal) => Promise<T>,
  options: {
    intervalMs: number;
    about: ServicesToolkitSignal['about'];
    /** The only object that matters; of a list everything does. */
    key?: (value: T) => string | undefined;
  },
): Polled<T> {
  const { intervalMs, about, key } = options;
  const { lastSignal, isSignalsAvailable } = useSignal<ServicesToolkitSignal>(
    servicesToolkitSignalChannel,
  );
  const polled = usePolled(
    load,
    isSignalsAvailable ? intervals.withSignals : intervalMs,
  );
  const { value, retry } = polled;
  const own = value === undefined ? undefined : key?.(value);
  useEffect(() => {
    const keys = lastSignal?.keys;
    if (lastSignal?.about === about && (!keys || !own || keys.includes(own))) {
      retry();
    }
    // A signal is heard once, whatever has become known since.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lastSignal]);
  return polled;
}
