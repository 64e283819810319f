import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';

/** Shows nothing for a moment, so that what is quick does not flicker. */
export const Delayed = (props: { ms?: number; children: ReactNode }) => {
  const { ms = 300 } = props;
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setDue(true), ms);
    return () => window.clearTimeout(timer);
  }, [ms]);
  return <>{due && props.children}</>;
};
