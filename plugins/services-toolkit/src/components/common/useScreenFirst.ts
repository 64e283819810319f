import { startTransition, useEffect, useState } from 'react';

/** No card is smaller, in pixels. */
const CARD = { width: 340, height: 300 };
/** What else of the window's width is taken, where the window is wide: the app's navigation, filters and margins. */
const BESIDE = 500;

/**
 * What is seen of a list of cards at once, and the rest of it right after that was painted: who clicked or typed does not wait
 * for what is out of sight.
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
  return complete && complete.about === about
    ? items
    : items.slice(0, screenful());
}

/** So many cards a window of this size shows at most. */
function screenful(): number {
  const columns = Math.floor((window.innerWidth - BESIDE) / CARD.width);
  const rows = Math.ceil(window.innerHeight / CARD.height);
  return Math.max(1, columns) * rows;
}
