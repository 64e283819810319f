import { useCallback } from 'react';
import type { ServicePlan } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import { useTexts } from '../../hooks/useTexts';

const units = ['MONTHLY', 'YEARLY', 'DAILY', 'HOURLY'] as const;

/** What a plan costs, in words; empty where nobody says so. */
export function useCostText() {
  const t = useTexts();
  return useCallback(
    ({ free, costs }: Pick<ServicePlan, 'free' | 'costs'>): string[] =>
      free && costs.length === 0
        ? [t('plan.free')]
        : costs.map(({ amount, unit }) => {
            const known = units.find(one => one === unit);
            const amounts = Object.entries(amount)
              .map(([currency, number]) => money(number, currency))
              .join(' / ');
            return known
              ? t(`plan.unit.${known}`, { amount: amounts })
              : t('plan.perUnit', { amount: amounts, unit });
          }),
    [t],
  );
}

/** To make one takes as long as to draw a plan's line, and a page of services has some hundred costs. */
const formats = new Map<string, Intl.NumberFormat>();

function money(number: number, currency: string): string {
  try {
    const format =
      formats.get(currency) ??
      new Intl.NumberFormat(undefined, { style: 'currency', currency });
    formats.set(currency, format);
    return format.format(number);
  } catch {
    // Not a code of ISO 4217: whoever wrote it has meant something.
    return `${number} ${currency}`;
  }
}
