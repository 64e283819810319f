import { useCallback, useMemo, useState } from 'react';

/** Two screens full. Building a thousand cards would keep a page from answering for seconds. */
const AT_ONCE = 24;

/**
 * The first of a long list, and more of it when asked.
 *
 * @param about - what the list is an answer to: of another one the first are shown again
 */
export function useShowMore<T>(
  items: readonly T[],
  about: unknown,
): { shown: readonly T[]; left: number; more: () => void } {
  const [asked, setAsked] = useState({ about, times: 1 });
  const times = asked.about === about ? asked.times : 1;
  const more = useCallback(
    () =>
      setAsked(last => ({
        about,
        times: last.about === about ? last.times + 1 : 2,
      })),
    [about],
  );
  const shown = useMemo(() => items.slice(0, AT_ONCE * times), [items, times]);
  return { shown, left: items.length - shown.length, more };
}
