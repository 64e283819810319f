import type { ClusterServiceOffering } from '@services-toolkit/kubernetes-api';
import type { Plan } from '../statements/describeService';
import type { Lack } from './Lack';
import { lacksOf, type ClassSelector } from './lacksOf';

/** One plan of an offering, and what it lacks of what a claim asks for: nothing, if the claim may have it. @public */
export interface JudgedPlan {
  offering: ClusterServiceOffering;
  plan: Plan;
  lacks: readonly Lack[];
}

/** The labels of a ClusterInstanceClass; undefined where there is no such class. @public */
export type LabelsOfClass = (
  className: string,
) => Readonly<Record<string, string>> | undefined;

/** All plans of an offering, in its order. @public */
export function judgePlans(
  selector: ClassSelector,
  offering: ClusterServiceOffering,
  labelsOfClass: LabelsOfClass,
): JudgedPlan[] {
  return (offering.spec.plans ?? []).map(plan => ({
    offering,
    plan,
    lacks: lacksOf(selector, {
      offering,
      plan,
      classLabels: labelsOfClass(plan.classRef.name),
    }),
  }));
}
