import type {
  ClassClaimSpec,
  ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import type { Plan } from '../statements/describeService';
import type { Lack } from './Lack';
import { promiseLacks } from './promiseLacks';
import { isInRange } from './versions';

/** What a claim asks for instead of naming a class. @public */
export type ClassSelector = NonNullable<ClassClaimSpec['classSelector']>;

/** A plan that may be what a claim asks for. @public */
export interface CandidatePlan {
  offering: ClusterServiceOffering;
  plan: Plan;
  /** Those of its ClusterInstanceClass; undefined where there is no such class. */
  classLabels: Readonly<Record<string, string>> | undefined;
}

/**
 * What a plan lacks of what is asked for, by what the offering says of itself and what its status says of this cluster.
 * Whether an instance is free, and whether somebody may claim, is for those who know.
 *
 * @public
 */
export function lacksOf(
  selector: ClassSelector,
  candidate: CandidatePlan,
): Lack[] {
  return [
    ...identityLacks(selector, candidate),
    ...labelLacks(selector, candidate),
    ...promiseLacks(selector, candidate.offering, candidate.plan.name),
    ...readinessLacks(candidate),
  ];
}

function identityLacks(
  selector: ClassSelector,
  { offering: { spec }, plan }: CandidatePlan,
): Lack[] {
  const lacks: Lack[] = [];
  const compare = (
    kind: Extract<Lack, { has?: string }>['kind'],
    has: string | undefined,
    isIt: (has: string, wanted: string) => boolean = (a, b) => a === b,
  ) => {
    const wanted = selector[kind];
    if (wanted !== undefined && !(has !== undefined && isIt(has, wanted))) {
      lacks.push({ kind, wanted, ...(has !== undefined && { has }) });
    }
  };
  compare('type', spec.type);
  compare('protocol', spec.protocol);
  compare('provider', spec.provider?.name);
  compare('version', spec.version, isInRange);
  compare('plan', plan.name);
  return lacks;
}

function labelLacks(
  { matchLabels = {} }: ClassSelector,
  { classLabels }: CandidatePlan,
): Lack[] {
  return Object.entries(matchLabels).flatMap(([key, value]) =>
    classLabels && Object.hasOwn(classLabels, key) && classLabels[key] === value
      ? []
      : [{ kind: 'label' as const, wanted: `${key}=${value}` }],
  );
}

function readinessLacks({
  offering: { metadata, status },
  plan,
  classLabels,
}: CandidatePlan): Lack[] {
  if (!classLabels) {
    return [
      {
        kind: 'notReady',
        message: `there is no ClusterInstanceClass "${plan.classRef.name}"`,
      },
    ];
  }
  if (
    status?.observedGeneration !== undefined &&
    status.observedGeneration !== metadata.generation
  ) {
    // What the status says is about an offering that has been changed since.
    return [
      {
        kind: 'notReady',
        message: 'the offering has not been looked at since its last change',
      },
    ];
  }
  const planStatus = status?.plans?.find(({ name }) => name === plan.name);
  if (planStatus?.ready === 'True') {
    return [];
  }
  return [
    {
      kind: 'notReady',
      ...(planStatus?.message && { message: planStatus.message }),
    },
  ];
}
