import { useEffect, useRef, useState } from 'react';

/** For how long a change is pointed out. */
const SHOWN_MS = 2_500;

/** Whether a value changed a moment ago; the first one is no change. */
export function useRecentlyChanged(value: string | undefined): boolean {
  const last = useRef(value);
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (last.current === value) {
      return undefined;
    }
    const known = last.current !== undefined;
    last.current = value;
    if (!known) {
      return undefined;
    }
    setChanged(true);
    const timer = window.setTimeout(() => setChanged(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [value]);
  return changed;
}
