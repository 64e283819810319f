import { useCallback } from 'react';
import type { Availability } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';
import type { Texts } from '../../hooks/useTexts';

/** What a claim would meet, in a few words; `undefined` where nobody knows. */
export function useAvailabilityText() {
  const t = useTexts();
  return useCallback(
    (availability: Availability | undefined) =>
      availability && availabilityText(t, availability),
    [t],
  );
}

function availabilityText(
  t: Texts,
  { kind, free, waiting, typicalSecondsToReady: seconds }: Availability,
): string | undefined {
  if (kind === 'onDemand') {
    return seconds === undefined
      ? t('availability.onDemand')
      : t('availability.onDemandIn', { duration: duration(t, seconds) });
  }
  if (free) {
    return t('availability.free', { count: free });
  }
  if (waiting) {
    return t('availability.waiting', { count: waiting });
  }
  return free === undefined ? undefined : t('availability.noneFree');
}

/** As one would say it: nobody plans by seconds where it takes minutes. */
function duration(t: Texts, seconds: number): string {
  if (seconds < 60) {
    return t('availability.seconds', {
      number: String(Math.max(1, Math.round(seconds))),
    });
  }
  return seconds < 3_600
    ? t('availability.minutes', { number: String(Math.round(seconds / 60)) })
    : t('availability.hours', { number: String(Math.round(seconds / 3_600)) });
}
