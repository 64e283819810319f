import { startTransition, useEffect, useState } from 'react';

/** A large screen full of cards. */
const SCREEN = 12;

/**
 * What is seen of a list at once, and the rest of it right after that was painted: who clicked or typed does not wait for what
 * is out of sight.
 *
 * @param about - what the list is an answer to: of another one it begins again
 */
export function useScreenFirst<T>(
  items: readonly T[],
  about: unknown,
): readonly T[] {
  const [complete, setComplete] = useState<{ about: unknown }>();
  useEffect(() => {
    startTransition(() => setComplete({ about }));
  }, [about]);
  return complete && complete.about === about ? items : items.slice(0, SCREEN);
}
