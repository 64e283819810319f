import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from './VisuallyHidden';

/** Tells screen readers when a text changes; the first one is what the page shows anyway. */
export const Announcer = (props: { text: string }) => {
  const { text } = props;
  const last = useRef(text);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (last.current && last.current !== text) {
      setSaid(text);
    }
    last.current = text;
  }, [text]);
  return (
    <div role="status" aria-live="polite">
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
};
