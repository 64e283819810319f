import { useEffect, useRef } from 'react';

/**
 * Takes the focus when it appears and what had it is gone, such as a link or a dialog that led here: else the keyboard
 * would start again from the page's beginning, and a screen reader would say nothing.
 */
export function useFocusIfLost<T extends HTMLElement>(wanted: boolean) {
  const ref = useRef<T>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (wanted && (!activeElement || activeElement === body)) {
      ref.current?.focus();
    }
  }, [wanted]);
  return ref;
}
