import { useEffect, useRef, useState } from 'react';

/** For how long a change is pointed out. */
const SHOWN_MS = 2_500;

/** Whether a value changed a moment ago; the first one is no change, nor is it when none is known for a while. */
export function useRecentlyChanged(value: string | undefined): boolean {
  const last = useRef<string>();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const before = last.current;
    last.current = value ?? before;
    if (before !== undefined && last.current !== before) {
      setChanges(count => count + 1);
    }
  }, [value]);
  useEffect(() => {
    if (changes === 0) {
      return undefined;
    }
    // Of the last change, whatever becomes of the value.
    const timer = window.setTimeout(() => setChanges(0), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [changes]);
  return changes > 0;
}
