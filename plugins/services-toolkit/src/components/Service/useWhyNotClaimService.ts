import type { Access } from '../../hooks/useAccess';
import { useTexts } from '../../hooks/useTexts';
import type { Texts } from '../../hooks/useTexts';
import { planState } from '../../model/planState';
import type { EntryPlan, ServiceEntry } from '../../model/ServicesEntry';
import { whyNot } from './ServiceState';

/** Why no plan of a service can be claimed by this person just now, or `undefined`. */
export function useWhyNotClaimService(
  { plans }: Pick<ServiceEntry, 'plans'>,
  access: Access | undefined,
): string | undefined {
  const t = useTexts();
  if (access?.state === 'denied') {
    return access.reason ?? '';
  }
  const reasons = plans.map(plan => whyNotClaimPlan(t, plan));
  return reasons.some(reason => reason === undefined)
    ? undefined
    : reasons[0] ?? t('service.noPlans');
}

/** Why a plan cannot be claimed by anybody just now, or `undefined`. */
export function whyNotClaimPlan(
  t: Texts,
  { places }: EntryPlan,
): string | undefined {
  const state = planState(places);
  return state.state === 'notReady'
    ? t('plan.notReady', { reason: whyNot(state) ?? t('readiness.noReason') })
    : undefined;
}
