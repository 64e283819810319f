import type {
  ClusterServiceOfferingConditionType,
  ClusterServiceOfferingReason,
} from '@services-toolkit/kubernetes-api';
import type { Problem, ServiceDescription } from '@services-toolkit/offerings';
import {
  fails,
  holds,
  type Finding,
  type Findings,
} from '../../../runtime/statusConditions';
import type { OfferingObservation } from './Observation';
import type { OutputDifferences } from './outputs';
import type { PlanStatus } from './plans';

type OfferingFinding = Finding<
  ClusterServiceOfferingConditionType | ClusterServiceOfferingReason
>;

/** A message names so many, and says how many more there are. */
const mostNamed = 3;

/** Everything that an offering's conditions say. */
export function offeringFindings(
  observation: OfferingObservation,
  found: {
    problems: readonly Problem[];
    plans: readonly PlanStatus[];
    description: Pick<ServiceDescription, 'outputs'>;
    outputs: OutputDifferences | undefined;
  },
): Findings<ClusterServiceOfferingConditionType, ClusterServiceOfferingReason> {
  const parts = {
    Valid: validity(found.problems),
    Resolved: resolution(observation, found.plans),
    Consistent: consistency(observation),
    OutputsMatch: outputsMatch(found.description, found.outputs),
  };
  return { ...parts, Ready: readiness(Object.values(parts), found.plans) };
}

function validity(problems: readonly Problem[]): OfferingFinding {
  return problems.length === 0
    ? holds('Valid', 'What it says can be used')
    : fails(
        'ContentNotValid',
        `${list(
          problems.map(({ place, message }) => `spec.${place}: ${message}`),
        )}. Correct it; what can be used is used`,
      );
}

function resolution(
  { classes }: OfferingObservation,
  plans: readonly PlanStatus[],
): OfferingFinding {
  if (plans.length === 0) {
    return fails(
      'NoPlans',
      'It has no plans, so nobody can claim it. Name a ClusterInstanceClass in spec.plans',
    );
  }
  if (classes === 'notInstalled') {
    return fails(
      'ClassesNotInstalled',
      'This cluster has no ClusterInstanceClasses. Install their CustomResourceDefinition ("kubectl apply -k deploy/crds"); the offering is checked again automatically',
    );
  }
  const missing = plans.filter(({ reason }) => reason === 'ClassDoesNotExist');
  return missing.length === 0
    ? holds('Resolved', 'The classes of all plans exist')
    : fails(
        'ClassDoesNotExist',
        `There is no ClusterInstanceClass ${list(
          missing.map(
            ({ name, className }) => `"${className}" (plan "${name}")`,
          ),
        )}. Apply it, or correct spec.plans`,
      );
}

function consistency({
  offering,
  others,
}: OfferingObservation): OfferingFinding {
  const { owner } = offering.spec;
  const rivals = others.filter(
    ({ spec }) =>
      owner !== undefined && spec.owner !== undefined && spec.owner !== owner,
  );
  return rivals.length === 0
    ? holds('Consistent', 'No other offering contradicts it')
    : fails(
        'OwnersDiffer',
        `Its classes are also those of the ClusterServiceOffering ${list(
          rivals.map(
            ({ metadata, spec }) => `"${metadata.name}" (owner ${spec.owner})`,
          ),
        )}, and its own owner is ${owner}. Who owns them is not guessed: agree on one owner`,
      );
}

function outputsMatch(
  { outputs }: Pick<ServiceDescription, 'outputs'>,
  differences: OutputDifferences | undefined,
): OfferingFinding {
  if (!differences) {
    return holds(
      'OutputsMatch',
      outputs.length === 0
        ? 'It says nothing about the keys of Secrets'
        : 'There is no Ready claim yet to compare with',
    );
  }
  const { missing, surplus } = differences;
  if (missing.length === 0 && surplus.length === 0) {
    return holds(
      'OutputsMatch',
      'The Secrets of claims have the keys of spec.outputs',
    );
  }
  const parts = [
    ...(missing.length > 0 ? [`lack ${list(missing)}`] : []),
    ...(surplus.length > 0 ? [`also have ${list(surplus)}`] : []),
  ];
  return fails(
    'OutputsDiffer',
    `The Secrets of claims ${parts.join(
      ', and ',
    )}. Correct spec.outputs, or what fills the Secrets`,
  );
}

function readiness(
  parts: readonly OfferingFinding[],
  plans: readonly PlanStatus[],
): OfferingFinding {
  const failed = parts.find(({ status }) => status === 'False');
  if (failed) {
    return failed;
  }
  if (plans.some(({ ready }) => ready === 'True')) {
    return holds('Ready', 'It can be claimed');
  }
  return fails(
    'NoPlanReady',
    `No plan can be claimed: ${list(
      plans.map(({ name, message }) => `"${name}": ${message}`),
      '; ',
    )}`,
  );
}

/** As many as a sentence takes, and how many there are besides. */
function list(items: readonly string[], separator = ', '): string {
  const named = items.slice(0, mostNamed).join(separator);
  const more = items.length - mostNamed;
  return more > 0 ? `${named} and ${more} more` : named;
}
