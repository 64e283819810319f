import type { Page } from 'playwright-core';

/** How often somebody has pressed the mouse and the keyboard. */
export interface Gestures {
  clicks: number;
  keys: number;
}

/**
 * Counts what a person does with mouse and keyboard on this page from now on, however the test does it.
 *
 * @returns ends the counting
 */
export async function countGestures(
  page: Page,
): Promise<() => Promise<Gestures>> {
  const counting = await page.evaluateHandle(() => {
    const counts = { clicks: 0, keys: 0 };
    const stopping = new AbortController();
    const options = { capture: true, signal: stopping.signal };
    for (const [type, what] of [
      ['pointerdown', 'clicks'],
      ['keydown', 'keys'],
    ] as const) {
      window.addEventListener(
        type,
        event => (counts[what] += event.isTrusted ? 1 : 0),
        options,
      );
    }
    return { counts, stopping };
  });
  return () =>
    counting.evaluate(it => {
      it.stopping.abort();
      return it.counts;
    });
}
