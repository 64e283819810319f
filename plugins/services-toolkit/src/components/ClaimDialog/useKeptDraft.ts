import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { claimDrafts } from './claimDrafts';

/** Under what the draft that the dialog shows is kept. */
export const DraftKey = createContext('');

/**
 * What a person has said in the dialog so far. It is kept until the claim is made or discarded.
 *
 * @param proposed - what it starts from
 * @param withoutSecrets - leaves out what is not to be kept
 */
export function useKeptDraft<T extends object>(
  proposed: Partial<T>,
  withoutSecrets: (said: Partial<T>) => Partial<T> = said => said,
): [Partial<T>, (changes: Partial<T>) => void] {
  const key = useContext(DraftKey);
  const [said, setSaid] = useState<Partial<T>>(() => ({
    ...proposed,
    ...claimDrafts.read(key),
  }));
  const keptAs = useRef(key);
  useEffect(() => {
    if (keptAs.current !== key) {
      // Another component was chosen: the draft goes along.
      const kept = claimDrafts.read(keptAs.current);
      claimDrafts.drop(keptAs.current);
      keptAs.current = key;
      if (kept) {
        claimDrafts.keep(key, kept);
      }
    }
  }, [key]);
  const change = (changes: Partial<T>) => {
    const next = { ...said, ...changes };
    setSaid(next);
    claimDrafts.keep(key, withoutSecrets(next));
  };
  return [said, change];
}
