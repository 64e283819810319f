import type {
  ClassClaimSpec,
  ClusterServiceOffering,
} from '@services-toolkit/kubernetes-api';
import type { Plan } from '../statements/describeService';
import type { Lack } from './Lack';
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
    ...promiseLacks(selector, candidate),
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

function promiseLacks(
  { capabilities = [], guarantees = [] }: ClassSelector,
  { offering: { status }, plan }: CandidatePlan,
): Lack[] {
  const lackOf = (
    kind: 'capability' | 'guarantee',
    wanted: string,
    verdict: { met: string; message?: string } | undefined,
  ): Lack[] => {
    if (verdict?.met === 'True') {
      return [];
    }
    return [
      {
        kind,
        wanted,
        ...(verdict && { met: verdict.met === 'False' ? 'False' : 'Unknown' }),
        ...(verdict?.message && { message: verdict.message }),
      },
    ];
  };
  return [
    ...capabilities.flatMap(wanted =>
      lackOf(
        'capability',
        wanted,
        status?.capabilities?.find(({ name }) => name === wanted),
      ),
    ),
    ...guarantees.flatMap(wanted =>
      lackOf(
        'guarantee',
        wanted,
        status?.qualityOfService?.find(
          ({ name, plans }) =>
            name === wanted && (!plans || plans.includes(plan.name)),
        ),
      ),
    ),
  ];
}

function readinessLacks({
  offering: { status },
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
