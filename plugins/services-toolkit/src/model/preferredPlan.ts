import type { EntryPlan } from './ServicesEntry';
import { canBeClaimedNow } from './planState';

/** The plan that a claim starts with: the first one that can be had at once, else the first one that can be claimed at all. */
export function preferredPlan(
  plans: readonly EntryPlan[],
  isDenied: (plan: EntryPlan) => boolean = () => false,
): EntryPlan | undefined {
  const open = plans.filter(plan => !isDenied(plan));
  return (
    open.find(({ places }) => places.some(canBeClaimedNow)) ??
    open[0] ??
    plans[0]
  );
}
