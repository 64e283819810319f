import type { Offering } from '@services-toolkit/backstage-plugin-services-toolkit-common';
import type { Access } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import type { Texts } from '../../hooks/useTexts';
import { clusterChoice } from '../../model/clusterChoice';

/** Why an offering cannot be claimed by this person just now, or `undefined`. */
export function useWhyNotClaim(
  offering: Offering | undefined,
  access: Access | undefined,
): string | undefined {
  return whyNotClaim(useTexts(), offering, access);
}

/** {@link useWhyNotClaim} outside of a component. */
export function whyNotClaim(
  t: Texts,
  offering: Offering | undefined,
  access: Access | undefined,
): string | undefined {
  if (access?.state === 'denied') {
    return access.reason ?? '';
  }
  const choices = (offering?.clusters ?? []).map(clusterChoice);
  if (!offering || choices.some(choice => choice.open)) {
    return undefined;
  }
  const closed = choices.find(choice => !choice.open);
  const reason =
    closed && !closed.open
      ? closed.detail ?? t('readiness.away')
      : t('readiness.noReason');
  return t('offering.notReadyAnywhere', { reason });
}
