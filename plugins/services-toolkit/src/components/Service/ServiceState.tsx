import { useTexts } from '../../hooks/useTexts';
import { planState } from '../../model/planState';
import type { PlanState } from '../../model/planState';
import type { EntryPlan } from '../../model/ServicesEntry';
import { ReadinessChip } from '../common/ReadinessChip';

const best = ['ready', 'exhausted', 'unknown', 'notReady'] as const;

/** Whether at least one plan of a service can be had. */
export const ServiceState = (props: {
  plans: readonly Pick<EntryPlan, 'places'>[];
}) => {
  const t = useTexts();
  const states = props.plans.map(({ places }) => planState(places));
  const state =
    best.find(one => states.some(known => known.state === one)) ?? 'notReady';
  return (
    <ReadinessChip
      state={state}
      label={t(`readiness.${state}`)}
      why={
        props.plans.length === 0
          ? t('service.noPlans')
          : whyNot(states.find(known => known.state === state))
      }
    />
  );
};

/** In the words of the cluster. */
export function whyNot({ state, because }: Partial<PlanState> = {}) {
  return state === 'ready' || state === 'exhausted' || !because
    ? undefined
    : because.plan.message ?? because.plan.reason ?? because.cluster.message;
}
